package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.text.NormalizedText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordScannerTest {
    private static final Set<String> KNOWN = Set.of("i/o", "ec2");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Access Denied.                                        | access denied
            (access) {denied}, [access denied]: x;                | access denied ◦ x
            can’t find                                            | can't find
            i/o timeout                                           | i/o timeout
            resolve docker.io/acme/app:1: not found               | resolve ◦ not found
            arn:aws:iam::111122223333:role/denied is denied       | ◦ is denied
            https://x/v2/denied: unauthorized                     | ◦ unauthorized
            exec: "access denied": not found                      | exec ◦ not found
            exec: "say \\"access\\" denied": not found            | exec ◦ not found
            exec: “access denied”: not found                      | exec ◦ not found
            exec: "access den                                     | exec ◦
            caused "exec: no": x                                  | caused exec no x
            caused \\"exec: no\\" x                               | caused exec no x
            role 'denied' is missing                              | role ◦ is missing
            role 'it's denied' is missing                         | role ◦ is missing
            the 'denied                                           | the denied
            stderr: b'access denied'                              | stderr access denied
            stderr: b'mount.nfs4: Connection timed out' :         | stderr ◦ connection timed out
            StatusCode: 403, api error Forbidden: Forbidden.      | statuscode #403 api error forbidden forbidden
            API error (404): x                                    | api error #404 x
            unexpected status from GET request to https://x: 401  | unexpected status from get request to ◦ #401
            error (404)                                           | error ◦
            status a b c d e f g 404                              | status a b c d e f g #404
            status a b c d e f g h 404                            | status a b c d e f g h ◦
            status 304 4040 4x4 44x                               | status ◦ ◦ ◦ ◦
            StatusCode: 599                                       | statuscode #599
            Host EC2 (instance i-0abc) terminated                 | host ec2 instance ◦ terminated
            time-out under_score a.b 12                           | ◦ ◦ ◦ ◦
            - : . "" ''                                           | ◦ ◦
            404                                                   | ◦
            x.                                                    | x
            accès refusé                                          | accès refusé
            """)
    void a_text_is_words_and_names(String text, String words) {
        List<String> scanned = WordScanner.words(new NormalizedText(text).text(), KNOWN::contains);

        assertThat(String.join(" ", scanned)).isEqualTo("^ " + words + " $");
    }
}
