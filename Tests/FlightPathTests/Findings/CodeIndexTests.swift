import Foundation
import Testing

@testable import FlightPath

/// `docs/codes/README.md`: what becomes of each code of Reachability Analyzer, and a link to each page.
@Suite("Index of codes")
struct CodeIndexTests {
    private let rows: [String: String]
    private let text: String

    init() throws {
        text = try String(contentsOf: Scenario.package.appending(path: "docs/codes/README.md"), encoding: .utf8)
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("| `"), cells.count == 2 else { return nil }
            return (cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`")), cells[1])
        }
        rows = try Dictionary(pairs) { _, _ in throw Duplicate() }
    }

    private struct Duplicate: Error {}

    @Test("Every page is linked", arguments: CauseCode.allCases)
    func link(_ code: CauseCode) {
        #expect(text.contains("](\(code.rawValue).md)"))
    }

    @Test("Every code of Reachability Analyzer that is given counts as emitted", arguments: CauseCode.allCases)
    func emitted(_ code: CauseCode) {
        guard Self.reachabilityAnalyzer.contains(code.rawValue) else {
            return #expect(rows[code.rawValue] == nil)
        }
        let emitted = "[emitted](\(code.rawValue).md)"
        #expect(rows[code.rawValue]?.hasPrefix(emitted) == true)
    }

    @Test("Nothing else counts as emitted, and every link leads to a page")
    func links() {
        let known = Set(CauseCode.allCases.map(\.rawValue))
        #expect(rows.filter { $0.value.hasPrefix("[emitted]") && !known.contains($0.key) }.keys.sorted() == [])
        let targets = text.matches(of: /\]\((\w+)\.md\)/).map { String($0.1) }
        #expect(targets.filter { !known.contains($0) } == [])
    }

    @Test("Each code of Reachability Analyzer has a row")
    func complete() {
        #expect(Set(rows.keys) == Self.reachabilityAnalyzer)
    }

    /// Source: https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
    private static let reachabilityAnalyzer = Set(
        """
        BAD_STATE BAD_STATE_ATTACHMENT BAD_STATE_ROUTE BAD_STATE_VPN CANNOT_ROUTE ELB_ACL_RESTRICTION
        ELB_INSTALLED_AZ_RESTRICTION ELB_LISTENER_PORT_RESTRICTION ELB_LISTENERS_MISMATCH ELB_NOT_CROSSZONE
        ELBV2_LISTENER_HAS_NO_TG ELBV2_LISTENER_PORT_RESTRICTION ELBV2_LISTENER_REQUIRES_TG_ACCEPT
        ELBV2_LISTENERS_MISMATCH ELBV2_NO_TARGETS_IN_AZ ELBV2_SOURCE_ADDRESS_PRESERVATION
        ENI_ADDRESS_RESTRICTION ENI_SG_RULES_MISMATCH ENI_SOURCE_DEST_CHECK_RESTRICTION
        FIREWALL_RULES_RESTRICTION GATEWAY_REJECTS_SPOOFED_TRAFFIC GWLB_DESTINATION_PORT_RESTRICTION
        GWLB_PROTOCOL_RESTRICTION HIGHER_PRIORITY_ROUTE IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS
        IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS
        IGW_NAT_REFLECTION IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS
        IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS
        INGRESS_RTB_NO_PUBLIC_IP INGRESS_RTB_TRAFFIC_REDIRECTION MORE_SPECIFIC_ROUTE
        NGW_DEST_ADDRESS_PRESERVATION NGW_REQUIRES_SOURCE_IN_VPC NGW_SOURCE_ADDRESS_REASSIGN
        NO_POSSIBLE_DESTINATION NO_ROUTE_TO_DESTINATION PCX_REQUIRES_ADDRESS_IN_VPC_CIDR PROTOCOL_RESTRICTION
        REGIONAL_NGW_ROUTE_AZ_RESTRICTION REMAP_EPHEMERAL_PORT SG_HAS_NO_RULES SG_REFERENCES_NOT_PRESERVED
        SG_REFERENCING_SUPPORT SUBNET_ACL_RESTRICTION TARGET_ADDRESS_RESTRICTION TARGET_PORT_RESTRICTION
        TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION TGW_ATTACH_VPC_AZ_RESTRICTION TGW_BAD_STATE_VPN
        TGW_ROUTE_AZ_RESTRICTION TGW_RTB_BAD_STATE_ROUTE TGW_RTB_CANNOT_ROUTE TGW_RTB_HIGHER_PRIORITY_ROUTE
        TGW_RTB_MORE_SPECIFIC_ROUTE TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT TGW_RTB_ROUTES_ARE_UNKNOWN
        UNKNOWN_DESTINATION UNKNOWN_PEERED_SGS UNKNOWN_RESOURCE VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS
        VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS VPC_BLOCK_PUBLIC_ACCESS_ENABLED
        VPC_LOCAL_ROUTE_CIDR_RESTRICTION VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION
        VPCE_GATEWAY_PROTOCOL_RESTRICTION VPCE_INTRA_VPC_TRAFFIC VPCE_SERVICE_NOT_INSTALLED_IN_AZ
        DISCONNECTED_VPCS NO_PATH NO_SOURCE_OR_DESTINATION UNASSOCIATED_COMPONENT UNSUPPORTED_COMPONENT
        COMPONENT_FILTER_RESTRICTION COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT
        FILTER_AT_SOURCE_SOURCE_ADDRESS FILTER_AT_SOURCE_DESTINATION_ADDRESS
        FILTER_AT_SOURCE_SOURCE_PORT_RANGE FILTER_AT_SOURCE_DESTINATION_PORT_RANGE FILTER_AT_SOURCE_PROTOCOL
        FILTER_AT_DESTINATION_SOURCE_ADDRESS FILTER_AT_DESTINATION_DESTINATION_ADDRESS
        FILTER_AT_DESTINATION_SOURCE_PORT_RANGE FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE
        FILTER_AT_DESTINATION_PROTOCOL IGW_EXPECTS_PUBLIC_ADDRESS
        """.split { $0.isWhitespace }.map(String.init))
}
