package app.dispatch.adapters.tools.connector.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain  words                              | plain words",
                "<p>One</p><p>Two</p>                      | One\\n\\nTwo",
                "<div>a</div><div>b<br>c<br/><br>d</div>   | a\\nb\\nc\\n\\nd",
                "<ul><li>x<li>y</ul>                       | - x\\n- y",
                "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table> | 1 2\\n3",
                "<style>p{}</style><script>if(a<b)</script>shown | shown",
                "<head><title>t</title></head><body>b</body> | b",
                "a<!-- <b>hidden</b> -->b                  | ab",
                "<a href=\"https://x.example/?a=1&amp;b=2\">here</a>! | here (https://x.example/?a=1&b=2)!",
                "<a href='https://x.example/'>https://x.example/</a> | https://x.example/",
                "<a href='javascript:alert(1)'>here</a>    | here",
                "<img alt=\"a > b\" src=x>after            | after",
                "G&uuml;n&#116;er &#x1F600; &unknown; &amp;lt; | Günter 😀 &unknown; &lt;",
                "1 < 2 and 3 <4                            | 1 < 2 and 3 <4",
                "&#0;&#xD800;&#9999999;                    | \uFFFD\uFFFD\uFFFD",
                "<b                                        | ``",
            })
    void html_becomes_text(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void torn_html_takes_no_long() {
        assertThat(HtmlText.of("<a href=\"".repeat(200_000))).isEmpty();
        assertThat(HtmlText.of("<script>".repeat(200_000))).isEmpty();
        assertThat(HtmlText.of("&#".repeat(500_000))).hasSize(1_000_000);
    }
}
