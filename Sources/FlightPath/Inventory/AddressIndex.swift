/// Values by address, several an address at most, in one sorted array.
struct AddressTable<Value: Sendable>: Sendable {
    private var entries: [(address: UInt128, value: Value)] = []

    mutating func add(_ address: IPAddress, _ value: Value) {
        entries.append((address.value, value))
    }

    mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    /// Sorts what was added.
    mutating func finish() {
        entries.sort { $0.address < $1.address }
    }

    subscript(_ address: IPAddress) -> [Value] {
        var index = lowerBound(address.value)
        var found: [Value] = []
        while index < entries.count, entries[index].address == address.value {
            found.append(entries[index].value)
            index += 1
        }
        return found
    }

    /// Every entry whose address lies in the set, in address order.
    func entries(in set: AddressSet) -> [(address: IPAddress, value: Value)] {
        var found: [(IPAddress, Value)] = []
        for range in set.ranges {
            var index = lowerBound(range.lowerBound)
            while index < entries.count, entries[index].address <= range.upperBound {
                found.append((IPAddress(value: entries[index].address), entries[index].value))
                index += 1
            }
        }
        return found
    }

    private func lowerBound(_ address: UInt128) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].address < address { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Which interface owns an address: exact addresses, delegated prefixes, and public addresses.
struct AddressIndex: Sendable {
    private(set) var privateAddresses = AddressTable<Handle<NetworkInterface>>()
    private(set) var publicAddresses = AddressTable<Handle<NetworkInterface>>()
    private(set) var prefixes: [(block: CIDRBlock, interface: Handle<NetworkInterface>)] = []

    init() {}

    init(_ interfaces: [NetworkInterface]) {
        privateAddresses.reserve(interfaces.count)
        for (index, interface) in interfaces.enumerated() {
            let handle = Handle<NetworkInterface>(index)
            for address in interface.addresses {
                privateAddresses.add(address.address, handle)
                if let publicAddress = address.publicAddress { publicAddresses.add(publicAddress, handle) }
            }
            for block in interface.prefixes { prefixes.append((block, handle)) }
        }
        privateAddresses.finish()
        publicAddresses.finish()
        prefixes.sort { $0.block < $1.block }
    }

    /// The interfaces that own an address, in any VPC: exactly, then by a delegated prefix.
    func owners(of address: IPAddress) -> [Handle<NetworkInterface>] {
        let exact = privateAddresses[address]
        // Delegated prefixes are /28 or /80: the candidates end just before the address.
        var low = 0
        var high = prefixes.count
        while low < high {
            let middle = (low + high) / 2
            if prefixes[middle].block.base <= address { low = middle + 1 } else { high = middle }
        }
        var found: [Handle<NetworkInterface>] = []
        while low > 0 {
            low -= 1
            guard prefixes[low].block.contains(address) else { break }
            found.append(prefixes[low].interface)
        }
        return exact + found.reversed().filter { !exact.contains($0) }
    }

    /// The interfaces whose delegated prefixes touch the set.
    func prefixOwners(in set: AddressSet) -> [(block: CIDRBlock, interface: Handle<NetworkInterface>)] {
        prefixes.filter { AddressSet($0.block).overlaps(set) }
    }
}
