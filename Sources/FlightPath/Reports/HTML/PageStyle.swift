/// The page's style sheet.
enum PageStyle {
    /// Colours, then the page, the map, and paper.
    static let text = colours + page + answer + map + paper

    /// Blue and orange are told apart by everybody; blocks have a cross and a word as well.
    private static let colours = """
        :root{color-scheme:light dark;--paper:#fff;--ground:#f5f6f8;--ink:#1a1f29;--soft:#59616f;--edge:#d3d8e0;--card:#fff;\
        --there:#0b62c4;--back:#9a4a00;--bad:#b3151b;--bad-soft:#fdecec;--open:#7a5800;--open-soft:#fff4d6;\
        --good:#136c36;--good-soft:#e4f5ea;--account:#f0f2f6;--region:#f7f9fb;--vpc:#fff;--subnet:#eef4fb;--hub:#f3eefb;\
        --code:#eef0f4;--focus:#0b62c4;--shade:0 1px 3px #1a1f2922}
        @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\
        --paper:#12151b;--ground:#0d1015;--ink:#e8ebf0;--soft:#a2abb9;--edge:#39414e;--card:#171b22;\
        --there:#6db0ff;--back:#f2a65a;--bad:#ff8080;--bad-soft:#3b1a1c;--open:#f0c04a;--open-soft:#382c0c;\
        --good:#63d48c;--good-soft:#12301d;--account:#171b22;--region:#1b2028;--vpc:#12151b;--subnet:#1a2432;--hub:#241d33;\
        --code:#222831;--focus:#6db0ff;--shade:none}}
        :root[data-theme=dark]{color-scheme:dark;\
        --paper:#12151b;--ground:#0d1015;--ink:#e8ebf0;--soft:#a2abb9;--edge:#39414e;--card:#171b22;\
        --there:#6db0ff;--back:#f2a65a;--bad:#ff8080;--bad-soft:#3b1a1c;--open:#f0c04a;--open-soft:#382c0c;\
        --good:#63d48c;--good-soft:#12301d;--account:#171b22;--region:#1b2028;--vpc:#12151b;--subnet:#1a2432;--hub:#241d33;\
        --code:#222831;--focus:#6db0ff;--shade:none}
        :root[data-theme=light]{color-scheme:light}

        """

    private static let page = """
        *{box-sizing:border-box}
        [hidden]{display:none!important}
        body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em}
        code{background:var(--code);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}
        pre{background:var(--code);border-radius:6px;padding:.6em .8em;overflow:auto;margin:.4em 0;white-space:pre-wrap;overflow-wrap:anywhere}
        a{color:var(--there)}
        :focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
        .skip{position:absolute;left:-999px;top:0;background:var(--card);padding:.5em 1em;z-index:9}
        .skip:focus{left:8px;top:8px}
        .unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .hint{color:var(--soft);font-size:.9em;margin:.3em 0}
        button,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:6px;padding:.2em .7em;cursor:pointer}
        button:hover{border-color:var(--soft)}
        .top{display:flex;align-items:center;gap:1em;padding:.5em 1.25em;border-bottom:1px solid var(--edge);background:var(--card)}
        .top .brand{font-weight:700;letter-spacing:.01em}
        .top h1{font-size:1.05em;margin:0;font-weight:600}
        .top button{margin-left:auto;font-size:.85em}
        main{padding:1.25em;max-width:1720px;margin:0 auto;min-width:0}
        .frame.many{display:grid;grid-template-columns:minmax(220px,300px) minmax(0,1fr);max-width:2000px;margin:0 auto}
        nav{padding:1.25em 0 1.25em 1.25em;min-width:0}
        nav .filter{font-size:.85em;color:var(--soft);display:block;margin-bottom:.6em}
        .picks{list-style:none;margin:0;padding:0;display:flex;flex-direction:column;gap:4px}
        .pick{display:grid;grid-template-columns:22px 1fr;column-gap:.4em;padding:.45em .6em;border:1px solid var(--edge);border-radius:7px;background:var(--card);color:inherit;text-decoration:none;overflow-wrap:anywhere}
        .pick:hover{border-color:var(--soft)}
        .pick[aria-current=true]{border-color:var(--focus);box-shadow:inset 3px 0 0 var(--focus)}
        .pick .name{font-weight:600;font-size:.92em;line-height:1.3}
        .pick .told{grid-column:2;color:var(--soft);font-size:.8em}
        .mark{display:inline-grid;place-items:center;width:1.25em;height:1.25em;border-radius:50%;font-weight:700;line-height:1;font-size:.85em;flex:none}
        .mark::before{content:"✓";color:var(--good)}
        .broken.mark::before,.blocked .mark::before,.denied .mark::before,.error .mark::before{content:"✕";color:var(--bad)}
        .open.mark::before,.undetermined .mark::before{content:"?";color:var(--open)}
        .partial .mark::before{content:"!";color:var(--bad)}
        @media (max-width:820px){.frame.many{grid-template-columns:minmax(0,1fr)}nav{padding:1em 1em 0}.picks{max-height:14em;overflow:auto}main{padding:1em}.top{padding:.5em 1em;flex-wrap:wrap}}
        @media (max-width:560px){.answer{flex-direction:column;gap:.6em}.hop>dl,#about dl{grid-template-columns:minmax(0,1fr);margin-left:1em}.hop>dl dd{margin-bottom:.3em}}

        """

    private static let answer = """
        .answer{display:flex;gap:1em;align-items:flex-start;margin-bottom:1em}
        .answer h1,.answer h2{font-size:1.25em;line-height:1.35;margin:0 0 .25em;font-weight:650}
        .answer h2 small{display:block;font-size:.72em;font-weight:400;color:var(--soft)}
        .answer .to,.leg .to{color:var(--soft);font-weight:400}
        .answer .port{font-weight:400;color:var(--soft);white-space:nowrap}
        .summary{margin:0;max-width:75em}
        .expect{margin:.2em 0 0;color:var(--soft)}
        .verdict{margin:0;flex:none;display:flex;align-items:center;gap:.45em;font-weight:700;text-transform:uppercase;letter-spacing:.04em;font-size:.95em;padding:.45em .8em;border-radius:8px;border:2px solid currentColor;color:var(--good);background:var(--good-soft)}
        .verdict.blocked,.verdict.partial,.verdict.error{color:var(--bad);background:var(--bad-soft)}
        .verdict.undetermined{color:var(--open);background:var(--open-soft)}
        .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:1em;align-items:start}
                .card,.path{background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:.9em 1.1em;margin:0 0 1em;box-shadow:var(--shade);min-width:0}
        .card h3,.path h3{margin:0 0 .5em;font-size:1em}
        .card ul,.card ol{margin:0;padding-left:1.3em}
        .card li+li{margin-top:.5em}
        .card p{margin:.3em 0}
        .blockers>ol>li+li,.fixes>ol>li+li{border-top:1px solid var(--edge);padding-top:.8em;margin-top:.8em}
        dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2em .9em;margin:.5em 0}
        dt{color:var(--soft);font-size:.9em}
        dd{margin:0;overflow-wrap:anywhere}
        .code{font-weight:700}
        .blockers .code{color:var(--bad);background:var(--bad-soft)}
        .first{color:var(--bad);font-size:.85em;text-transform:uppercase;letter-spacing:.04em}
        .lead{font-size:.9em;color:var(--soft)}
        .misses{list-style:none;padding:0!important}
        mark{background:var(--bad-soft);color:var(--bad);text-decoration:underline 2px;text-underline-offset:3px;border-radius:3px;padding:0 .15em}
        .field{font-size:.85em;white-space:nowrap;margin-right:.5em}
        .field::before{content:"✓ ";color:var(--good)}
        .field.fails::before{content:"✕ ";color:var(--bad)}
        .notes{color:var(--soft);font-size:.92em}
        .pointer{color:var(--soft)}
        table{border-collapse:collapse}th{text-align:left;font-weight:500;padding-right:1em}
        .more summary{cursor:pointer;font-size:.9em;color:var(--soft)}
        .leg{border-top:1px solid var(--edge);padding:.5em 0}
        .leg>summary{cursor:pointer;padding:.2em 0;overflow-wrap:anywhere}
        .state{font-size:.85em;font-weight:700;color:var(--good)}
        .state.blocked,.state.partial{color:var(--bad)}.state.undetermined{color:var(--open)}
        .ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:1em;margin-top:.4em}
        .way{min-width:0}
        .way h4{margin:.2em 0 .4em;font-size:.9em;color:var(--there)}.way.back h4{color:var(--back)}
        .hops{list-style:none;margin:0;padding:0}
        .hop>summary{display:grid;grid-template-columns:2em 1.5em minmax(0,1fr) auto;align-items:baseline;gap:.3em;padding:.22em .5em;cursor:pointer;border-radius:6px;list-style:none}
        .hop>summary::-webkit-details-marker{display:none}
        .hop>summary:hover{background:var(--code)}
        .hop .number{color:var(--soft);text-align:right;font-variant-numeric:tabular-nums;font-size:.85em}
        .hop .what{overflow-wrap:anywhere;line-height:1.35}.hop .what b{font-weight:600}
        .hop .did{color:var(--soft);font-size:.9em}
        .hop .decision{font-size:.8em;color:var(--soft)}
        .hop.denied>summary{background:var(--bad-soft)}.hop.denied .decision{color:var(--bad);font-weight:700}
        .hop.undetermined>summary{background:var(--open-soft)}.hop.undetermined .decision{color:var(--open);font-weight:700}
        .hop.now>summary{box-shadow:inset 0 0 0 2px var(--focus)}
        .hop>dl{margin:.2em 0 .6em 3.8em;font-size:.93em}

        """

    private static let map = """
        figure{margin:0 0 1em;background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:.7em;position:relative;box-shadow:var(--shade)}
        .tools{position:absolute;right:1em;top:1em;display:flex;gap:4px;z-index:2}
        .tools button{padding:.1em .6em;min-width:2.1em}
        .view{overflow:auto;max-height:82vh;border-radius:6px}
        #picture{display:block;margin:0 auto;max-width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .box rect{stroke:var(--edge);fill:none}
        .box .title{font-size:13px;font-weight:650;fill:var(--ink)}
        .box .detail,.box .note{font-size:11px;fill:var(--soft)}
        .box.account rect{fill:var(--account)}.box.region rect{fill:var(--region);stroke-dasharray:5 4}
        .box.account .title,.box.region .title{font-size:12px;fill:var(--soft)}
        .box.vpc rect{fill:var(--vpc);stroke:#7b5cc4;stroke-width:1.5}
        .box.subnet rect{fill:var(--subnet);stroke:#7fa3c9}
        .box.transit-gateway rect{fill:var(--hub);stroke:#7b5cc4}
        .box.cluster rect{fill:var(--subnet);stroke:#326ce5}
        .box.around{opacity:.6}.box.around rect{stroke-dasharray:3 3}
        .thing rect{fill:var(--card);stroke:var(--soft);stroke-width:1}
        .thing .band{fill:var(--soft);stroke:none}
        .thing.lb .band,.thing.nat .band,.thing.igw .band{fill:#8c4fff}.thing.pod .band,.thing.node .band{fill:#326ce5}
        .thing.vpc-endpoint .band,.thing.firewall .band{fill:#c7304a}.thing.eni .band,.thing.instance .band{fill:#d86613}
        .thing.off{opacity:.45}
        .thing .title{font-size:12px;font-weight:600;fill:var(--ink)}
        .thing .detail{font-size:10px;fill:var(--soft)}
        .line{fill:none;stroke:var(--there);stroke-width:2.4}
        .line.back{stroke:var(--back);stroke-dasharray:7 3}
        .line.beyond{stroke-width:1.7;stroke-dasharray:1.5 4;opacity:.8}
        .tip{fill:var(--there)}.tip.back{fill:var(--back)}
        .badge{cursor:pointer}
        .badge rect{fill:var(--there);stroke:var(--card);stroke-width:1}
        .badge text{font-size:10px;font-weight:700;fill:var(--card)}
        .badge.back rect{fill:var(--card);stroke:var(--back);stroke-width:1.5}.badge.back text{fill:var(--back)}
        .badge.denied rect{fill:var(--bad);stroke:var(--card)}.badge.undetermined rect{fill:var(--open);stroke:var(--card)}
        .ring{fill:none;stroke:var(--bad);stroke-width:3;pointer-events:none}.ring.undetermined{stroke:var(--open);stroke-dasharray:6 4}
        .badge.now rect{stroke:var(--ink);stroke-width:2.5}
        .halo{fill:none;stroke:var(--focus);stroke-width:2;stroke-dasharray:4 3;pointer-events:none}
        .key .line{stroke-width:2.4}.key{display:flex;flex-wrap:wrap;gap:.3em 1.3em;font-size:.82em;color:var(--soft);padding:.5em .2em 0;align-items:center}
        .key span{display:inline-flex;align-items:center;gap:.4em}
        #chosen{border-top:1px solid var(--edge);margin-top:.6em;padding-top:.6em}
        .step{display:flex;gap:.5em;align-items:center;flex-wrap:wrap;font-size:.9em}
        #where{font-weight:600}
        #about dl{margin:.5em 0 0}
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}.halo{animation:halo 1.2s linear infinite}@keyframes halo{to{stroke-dashoffset:-14}}}
        @media (forced-colors:active){.badge rect,.thing rect,.box rect{stroke:CanvasText}.badge text{fill:CanvasText}.line{stroke:CanvasText}}

        """

    private static let paper = """
        @media print{
        :root,:root[data-theme]{color-scheme:light;--paper:#fff;--ground:#fff;--ink:#000;--soft:#444;--edge:#bbb;--card:#fff;--there:#0b62c4;--back:#9a4a00;--bad:#b3151b;--bad-soft:#fdecec;--open:#7a5800;--open-soft:#fff4d6;--good:#136c36;--good-soft:#e4f5ea;--account:#f4f5f7;--region:#fafbfc;--vpc:#fff;--subnet:#f1f6fb;--hub:#f6f2fc;--code:#f1f2f4;--shade:none}
        body{font-size:9pt;line-height:1.4;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .skip,.tools,.step button,#theme,nav .filter,.unseen{display:none!important}
        .frame.many{display:block}.picks{max-height:none;display:block;columns:3}.pick{margin-bottom:4px}.pick{break-inside:avoid}
        main,nav{padding:.5em 0}.view{overflow:visible;max-height:none}#picture{max-width:100%!important;width:auto!important}
        .card li,.hop,figure,.answer,pre,dl{break-inside:avoid}.fixes>ol>li,.blockers>ol>li{break-inside:auto}.card h3,.path h3,.cause,.fix,.leg>summary{break-after:avoid}.card,.path,figure{padding:.5em .7em}.leg:not([open]){break-inside:avoid}
        .columns{display:block}pre{white-space:pre-wrap}
        #chosen{display:none}
        @page{margin:12mm}
        }

        """
}
