package app.dispatch.application.grounding;

import app.dispatch.application.grounding.Sign.Reach;
import java.util.List;
import java.util.stream.Stream;

/** The forms of words that {@link PromptInjection} knows, in English and the commonest ones of German, Spanish and French. */
final class Signs {
    private static final String OVERRIDES = """
            \\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|overrid(?:e|ing)|bypass|neglect) (?:(?:all|any|every|the|of|these|those|your|my|other) ){0,4}BEFORE (?:(?:user|system|and|or|safety|developer|BEFORE) ){0,3}RULES\\b
            \\b(?:ignore|disregard|forget|override|bypass) (?:(?:all|any|of) ){0,2}your (?:\\w+ ){0,2}RULES\\b
            \\b(?:ignore|disregard|forget) (?:everything|anything|all|whatever)(?: that)? (?:you (?:were|have been|know|read)|was said|came before|stands above|is above|i said|(?:said|written) (?:above|before|so far)|above(?= ?(?:[.,;:!—–]|$|and\\b|this\\b)))
            \\b(?:do not|don't|stop) (?:follow|obey|following|obeying) (?:the |your |any |all )*BEFORE RULES\\b
            START(?:your )?(?:new|updated|revised|real|actual|true|hidden|secret) (?:system )?(?:instructions?|directives?|prompt|objective)(?: (?:follow|below|are|is))? ?[:—]
            \\byour (?:new|real|actual|true|only|sole) (?:tasks?|goal|instructions?|purpose|job|role|objective|mission)\\b
            \\byou are (?:now|no longer|from now on) (?:a|an|the|in|bound|free|operating|acting|running|called|dan|my)\\b
            \\bfrom now on,? you\\b
            \\byou must (?:now )?(?:obey|comply)\\b
            \\b(?:pretend|imagine) (?:that )?you(?:'re| are)\\b
            \\bact as (?:dan|if you|an? (?:unrestricted|uncensored|unfiltered|root|system|developer|evil))\\b
            \\b(?:enter|switch to|activate) (?:\\w+ )?(?:developer|god|dan|jailbreak|unrestricted|sudo) mode\\b""";

    private static final String TURNS = """
            <\\|[a-z_]{2,20}\\|?>
            \\[/?(?:inst|system|sys|admin|developer|assistant)\\]
            <</?sys>>
            </?(?:system|assistant|instructions?|sys|prompt|developer|admin)(?: [^>]{0,80})?>
            </(?:brief|user\\w{0,12}|input|untrusted\\w{0,12}|context|data|documents?|tool\\w{0,12}|function\\w{0,12}|query|request|message|task|text|content|human)>
            (?:^|\\n) ?#{1,6} ?(?:system|assistant|developer|override|response|(?:new|system|developer|updated) (?:instructions?|prompt|message))[^\\S\\n]{0,4}(?::|\\n)
            (?<![=*#~_-])[=*#~_-]{3,40} ?(?:end|begin|start)(?: of)?(?: (?:the|user|user's|untrusted|system|admin|new))* (?:brief|input|prompt|message|request|instructions?|system|query|data|text|document|conversation|override)\\b
            LINE(?:end|begin|start) of (?:the )?(?:user(?:'s)? )?(?:brief|user input|prompt|system prompt|untrusted \\w+)\\b
            LINE(?:system|assistant|developer|admin|administrator)(?:\\(\\w{1,20}\\))?\\]? ?[:>] ?(?=\\S*[^\\s.!?][^\\S\\n]+\\S*[^\\s.!?][^\\S\\n]+\\S+[^\\S\\n]+\\S)
            LINE\\[?(?:system|admin|developer|root) (?:message|prompt|note|notice|override|alert|update|instructions?|command)(?:\\]| ?[:>—–-])""";

    private static final String NOTES = """
            START(?:an? |the )?(?:quick |important |special |private |hidden |urgent |secret |internal |final |system )?(?:notes?|message|instructions?|memo|hint|reminder|attention|notice|warning|request|info|p\\.?s\\.?|n\\.?b\\.?|comment|directive) (?:to|for) (?:(?:the|any|all|whatever|whichever|every|your|our|future) ){0,2}WHO(?: (?:reading|processing|parsing|planning|interpreting|handling|that|which|who)[^:\\n.]{0,60})? ?[:,;—–-]
            START(?:note|attention|important|warning|reminder),? (?:(?:to|for|all|the) ){0,2}WHO ?[:,;!—–-]
            AFTER(?:(?:hey|hi|hello|dear|attention|listen|listen up|ok|okay|and|psst|oh|now|so)[\\s,]+)?(?:the )?WHO ?[,:!—–-]+ ?(?=DO)
            \\b(?:any|the|whatever|whichever|every|all|an?) (?:\\w+ )?WHO (?:(?:that|which|who|currently|now|is|are) ){0,3}(?:reads?|reading|process|processes|processing|parses|parsing|plans|planning|interprets|interpreting|sees|seeing|handles|handling|ingests|ingesting) (?:this|these|the (?:brief|message|above|following|request)|it)\\b
            \\bif you(?:'re| are) (?:an? |the )?(?:\\w+ )?WHO\\b
            \\bas an? (?:ai|language model|llm|ai assistant|assistant),? you\\b
            \\byou,? (?:the|as the|as an?) WHO\\b
            \\byour (?:system prompt|developer message|hidden prompt|safety (?:rules|guidelines)|guardrails|prior instructions)\\b
            \\b(?:planner|plan generator|planning model|llm) (?:must|should|shall|has to|needs to|will|is (?:required|instructed|ordered|allowed|authori[sz]ed|permitted) to) (?:(?:also|now|silently|then|always|first) ){0,3}(?:add|include|insert|append|output|emit|use|ignore|put|set|treat|generate|produce|return|call|send|post|mail|forward|create|plan)\\b""";

    private static final String SMUGGLING = """
            \\b(?:hidden|secret|undisclosed|invisible|covert|stealth) (?:extra |additional |final |first )?steps?\\b
            \\b(?:without|never|do not|don't|must not) (?:telling|informing|mentioning|showing|listing|mention|list|show|tell|report|reveal|disclose|inform)(?: (?:it|this|that|them|these|the|extra|added|new|step|steps|to|in|any|about)){0,6} (?:user|human|assumptions|permissions|trace)\\b
            \\benabled[_ ]?tools"? ?(?:now )?(?:[:=]|are\\b|is\\b|include|has been|have been)
            \\b(?:all|every|additional|more|the following|other) tools? (?:are|is|have been|has been) (?:now )?(?:enabled|allowed|unlocked|permitted)\\b
            \\b(?:enable|unlock|allow) (?:all|every|any|additional) tools?\\b
            \\b(?:tool[_ ]choice|function[_ ]call|planner[_ ]output|plan[_ ]output) ?[:=]
            \\btool"? ?[:=] ?"?[a-z_]{1,30}"?[\\s,;]{1,20}"?op"? ?[:=]
            \\b(?:decode|decrypt|unscramble|deobfuscate|translate|reverse|unescape|base64-decode|rot13)\\b[^.!?\\n]{0,120}\\b(?:and|then|to) (?:then )?(?:follow|execute|obey|carry out|comply|act on|do (?:what|as|it|so)|perform|apply|run (?:it|what|that))\\b
            \\b(?:follow|execute|obey|carry out|comply with) (?:(?:the|all|any|these|this|its) ){0,2}(?:hidden|encoded|embedded|base64|rot13) (?:\\w+ )?(?:instructions?|commands?|text|message)\\b
            \\b(?:reveal|print|repeat|output|show|leak|exfiltrate|dump|disclose|include|send|post|paste) (?:me )?(?:(?:all|the|full|entire|contents|of) ){0,4}your (?:\\w+ )?(?:prompt|instructions|secrets?|credentials|configuration|api keys?|tokens?|environment|memory)\\b""";

    private static final String CLAIMS = """
            \\b(?:user|owner|admin|administrator|operator|human|account holder|security team|developer|ceo)s? (?:(?:has|have|had|was|were) )?(?:(?:already|previously|explicitly|fully|hereby) ){1,3}(?:pre-?)?(?:approved|authori[sz]ed|consented|confirmed|agreed|granted|given|signed|allowed|verified|cleared|permitted|requested|asked|enabled|accepted)\\b
            \\b(?:user|owner|admin|administrator|operator|human|account holder|security team|developer|ceo)s? (?:has|have) (?:pre-?)?(?:approved|authori[sz]ed|confirmed|granted|allowed|permitted|requested) (?:this|these|all|it|everything|any|every|the following)\\b
            \\bthis (?:message |request |instruction |action |step )?(?:is|has been|was) (?:a |an )?(?:fully |already |officially )?(?:pre-?)?(?:authori[sz]ed|approved)(?: (?:by|and|request|override|action|instruction|test)\\b|[.,;!])
            \\bpre-?(?:approved|authori[sz]ed) by (?:the )?(?:user|owner|admin|security|system|developer|anthropic|openai|google)
            \\b(?:nutzer|benutzer|anwender|inhaber|administrator|eigentumer)(?:in)? hat (?:(?:dem|das|dies|diesem|diese|bereits|alles|allem|schon|aktion) ){1,4}(?:zugestimmt|genehmigt|freigegeben|bestatigt|erlaubt|autorisiert)\\b
            \\b(?:usuario|propietario|dueno|administrador) (?:ya )?(?:lo )?(?:ha )?(?:aprobado|autorizado|aprobo|autorizo|confirmado|aceptado)\\b
            \\b(?:utilisateur|proprietaire|administrateur) (?:l')?a (?:deja )?(?:tout )?(?:approuve|autorise|accepte|valide|confirme)\\b""";

    private static final String OTHER_OVERRIDES = """
            \\b(?:ignorier(?:e|en|t)?|missachte|vergiss|vergessen|verwirf|ubergehe) (?:(?:sie|bitte|alle|die|deine|ihre|samtliche|jegliche|all) ){0,4}(?:vorherigen|bisherigen|obigen|fruheren|vorigen|vorangegangenen|vorstehenden)(?: \\w+)? ?(?:anweisungen|instruktionen|regeln|vorgaben|befehle|prompts?)\\b
            \\bdu bist (?:jetzt|nun|ab jetzt|ab sofort) (?:ein|eine|der|die|das|im|nicht)\\b
            START(?:neue|geheime|echte) (?:system)?(?:anweisung|instruktion)(?:en)? ?:
            \\b(?:ignora|ignore|ignorad|olvida|olvide|descarta|omite) (?:(?:todas?|todos?|las|los|tus|sus) ){0,3}(?:instrucciones|ordenes|reglas|indicaciones) (?:anteriores|previas|precedentes|de arriba)\\b
            \\bahora eres (?:un|una|el|la)\\b
            START(?:nuevas?|nueva) instruccion(?:es)?(?: del sistema)? ?:
            \\b(?:ignore[zr]?|oublie[zr]?|neglige[zr]?) (?:(?:toutes|tous|les|tes|vos|ces) ){0,3}(?:instructions|consignes|regles|ordres) (?:precedente?s?|anterieure?s?|ci-dessus|prealables)
            \\b(?:tu es|vous etes) (?:maintenant|desormais) (?:un|une|le|la|en)\\b
            START(?:nouvelles?) (?:instructions?|consignes?)(?: systeme)? ?:
            START(?:system|systeme|sistema)(?:nachricht|anweisung| mensaje| message) ?[:>]""";

    private static final String OTHER_NOTES = """
            START(?:wichtige[rn]? )?(?:hinweis|nachricht|anweisung|notiz|mitteilung)(?:en)? (?:an|fur) (?:(?:die|das|den|jede|jedes|alle) )?(?:ki|ki-\\w+|modell|sprachmodell|assistenten|planer|planner)\\b[^:\\n]{0,30}[:,–—-]
            \\b(?:wenn|falls) du (?:eine ki|ein sprachmodell|ein assistent|ein modell)\\b
            AFTER(?:liebe |an die |hey )?(?:ki|assistent|sprachmodell) ?[,:!]
            START(?:nota|mensaje|aviso|instruccion|instrucciones|atencion)(?: importante)? (?:para|a|al) (?:(?:la|el|cualquier) )?(?:ia|modelo|asistente|planificador|modelo de lenguaje)\\b[^:\\n]{0,30}[:,–—-]
            \\bsi eres (?:una ia|un modelo|un asistente)\\b
            START(?:note|message|remarque|avis|consigne|instruction)s? (?:a|au|aux|pour) (?:(?:le|la|l'|toute) ?)?(?:ia|modele|assistant|planificateur|modele de langage)\\b[^:\\n]{0,30}[:,–—-]
            \\bsi (?:tu es|vous etes) (?:une ia|un modele|un assistant)\\b
            \\bsin (?:decirselo|avisar|informar) al usuario\\b
            \\bsans (?:le dire|en informer|prevenir|avertir) (?:a )?l'utilisateur\\b
            \\bohne (?:es )?(?:dem|den) (?:nutzer|benutzer) (?:zu sagen|mitzuteilen|davon zu sagen|zu informieren)\\b""";

    private static final String COMMENTS = """
            <!--.*?(?:-->|$)
            \\[(?://|comment)\\]: ?(?:#|<>) ?[("][^)\\n]{0,2000}[)"]?
            <(?:span|div|p|font|i|b)[^>]{0,80}(?:display: ?none|font-size: ?0|color ?[:=] ?["']?(?:white|#fff)|visibility: ?hidden|hidden)[^>]{0,80}>.*?(?:</(?:span|div|p|font|i|b)>|$)
            (?:%[2-7][0-9a-f]){6,400}
            (?:&#x?[0-9a-f]{2,5};){6,400}
            (?:\\\\u00[0-9a-f]{2}){6,400}""";

    private static final List<Sign> ALL = Stream.of(
                    Sign.of(Reach.REST, OVERRIDES),
                    Sign.of(Reach.REST, TURNS),
                    Sign.of(Reach.REST, OTHER_OVERRIDES),
                    Sign.of(Reach.PARAGRAPH, NOTES),
                    Sign.of(Reach.PARAGRAPH, SMUGGLING),
                    Sign.of(Reach.PARAGRAPH, OTHER_NOTES),
                    Sign.of(Reach.WORDS, COMMENTS),
                    Sign.claims(CLAIMS))
            .flatMap(signs -> signs)
            .toList();

    private Signs() {}

    static List<Sign> all() {
        return ALL;
    }

    /** Those that are looked for in disguises too, where any other finding would be chance. */
    static List<Sign> overrides() {
        return ALL.stream().filter(sign -> sign.reach() == Reach.REST).toList();
    }
}
