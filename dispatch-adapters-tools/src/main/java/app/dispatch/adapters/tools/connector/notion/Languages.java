package app.dispatch.adapters.tools.connector.notion;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The languages of code that Notion knows (https://developers.notion.com/reference/block#code); it refuses any other. */
final class Languages {
    private static final String PLAIN = "plain text";

    private static final Set<String> NOTIONS = Set.of(
            ("abap,abc,agda,arduino,ascii art,assembly,bash,basic,bnf,c,c#,c++,clojure,coffeescript,coq,css,dart,dhall,diff,"
                            + "docker,ebnf,elixir,elm,erlang,f#,flow,fortran,gherkin,glsl,go,graphql,groovy,haskell,hcl,"
                            + "html,idris,java,javascript,json,julia,kotlin,latex,less,lisp,livescript,llvm ir,lua,"
                            + "makefile,markdown,markup,matlab,mathematica,mermaid,nix,notion formula,objective-c,ocaml,"
                            + "pascal,perl,php,plain text,powershell,prolog,protobuf,purescript,python,r,racket,reason,"
                            + "ruby,rust,sass,scala,scheme,scss,shell,smalltalk,solidity,sql,swift,toml,typescript,vb.net,"
                            + "verilog,vhdl,visual basic,webassembly,xml,yaml,java/c/c++/c#")
                    .split(","));

    /** What people write in Markdown. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("js", "javascript"),
            Map.entry("jsx", "javascript"),
            Map.entry("mjs", "javascript"),
            Map.entry("node", "javascript"),
            Map.entry("ts", "typescript"),
            Map.entry("tsx", "typescript"),
            Map.entry("py", "python"),
            Map.entry("python3", "python"),
            Map.entry("rb", "ruby"),
            Map.entry("rs", "rust"),
            Map.entry("golang", "go"),
            Map.entry("kt", "kotlin"),
            Map.entry("cs", "c#"),
            Map.entry("csharp", "c#"),
            Map.entry("fsharp", "f#"),
            Map.entry("cpp", "c++"),
            Map.entry("cc", "c++"),
            Map.entry("h", "c"),
            Map.entry("hpp", "c++"),
            Map.entry("objc", "objective-c"),
            Map.entry("sh", "shell"),
            Map.entry("zsh", "shell"),
            Map.entry("console", "shell"),
            Map.entry("shellscript", "shell"),
            Map.entry("ps1", "powershell"),
            Map.entry("yml", "yaml"),
            Map.entry("jsonc", "json"),
            Map.entry("json5", "json"),
            Map.entry("md", "markdown"),
            Map.entry("htm", "html"),
            Map.entry("svg", "xml"),
            Map.entry("dockerfile", "docker"),
            Map.entry("make", "makefile"),
            Map.entry("tex", "latex"),
            Map.entry("hs", "haskell"),
            Map.entry("ex", "elixir"),
            Map.entry("exs", "elixir"),
            Map.entry("erl", "erlang"),
            Map.entry("clj", "clojure"),
            Map.entry("pl", "perl"),
            Map.entry("ml", "ocaml"),
            Map.entry("proto", "protobuf"),
            Map.entry("gql", "graphql"),
            Map.entry("tf", "hcl"),
            Map.entry("terraform", "hcl"),
            Map.entry("wasm", "webassembly"),
            Map.entry("asm", "assembly"),
            Map.entry("patch", "diff"),
            Map.entry("vb", "visual basic"),
            Map.entry("postgresql", "sql"),
            Map.entry("mysql", "sql"));

    private Languages() {}

    /**
     * Notion's word for a language.
     *
     * @param info what stands behind the fence of code in Markdown
     */
    static String notions(String info) {
        String word = info.strip().split("[\\s{,]", 2)[0].toLowerCase(Locale.ROOT);
        String known = ALIASES.getOrDefault(word, word);
        String spaced = known.replace('-', ' ');
        return NOTIONS.contains(known) ? known : NOTIONS.contains(spaced) ? spaced : PLAIN;
    }

    /** What stands behind the fence of code in that language of Notion's. */
    static String info(String notions) {
        return notions.equals(PLAIN) ? "" : notions.replace(' ', '-');
    }
}
