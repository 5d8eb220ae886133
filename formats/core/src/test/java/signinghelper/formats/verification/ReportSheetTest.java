package signinghelper.formats.verification;

import org.junit.jupiter.api.Test;
import signinghelper.formats.certificate.HolderRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ReportSheetTest {
    private static final ReportWords WORDS = new ReportWords(Locale.SIMPLIFIED_CHINESE);

    private static ReportSheet sheet(List<Finding> findings) {
        var signature =
                new SignatureReport("1", "", null, List.of(), SigningTime.UNKNOWN, Coverage.ALL, null, findings);
        var report = new VerificationReport("pdf", List.of(signature), List.of());
        return ReportSheet.of(ReportDocument.of(report, HolderRules.USUAL), WORDS);
    }

    private static List<String> told(List<ReportSheet.Row> rows) {
        return rows.stream()
                .flatMap(row -> row.lines().stream())
                .map(ReportSheet.Line::text)
                .toList();
    }

    @Test
    void aRidingSealOfALaterSignatureIsOneLine() {
        var findings = new ArrayList<>(List.of(Finding.of(Code.SIGNATURE_HOLDS)));
        for (var page = 1; page <= 3; page++) {
            var facts = Map.of("part", "page " + page, "pages", String.valueOf(page));
            findings.add(new Finding(Code.SIGNED_AGAIN_LATER, facts));
            findings.add(new Finding(Code.APPEARANCE_ADDED_LATER, facts));
        }

        var signature = sheet(findings).parts().get(1);

        assertThat(told(signature.rows())).containsExactly("有效", "后来的签名在页面上加了图样（第 1–3 页）");
        assertThat(told(signature.details())).contains("签名之后：后来又加了签名（第 2 页） [SIGNED_AGAIN_LATER]");
    }

    @Test
    void theVerdictNamesTheWorstReasonWithoutNumbersOfObjects() {
        var open = Finding.of(Code.CHAIN_NOT_CHECKED);
        var changed = new Finding(Code.CHANGED_LATER, Map.of("part", "object 7", "pages", "2"));

        assertThat(sheet(List.of(open, changed)).verdict()).isEqualTo("文件：签名无效——签名之后显示的内容被改动（第 2 页）");
    }

    @Test
    void theVerdictSaysOnEachPageWhatCameLater() {
        var page = Map.of("part", "page 2", "pages", "2", "what", "ANNOTATION_ADDED");
        var next = Map.of("part", "page 3", "pages", "3", "what", "ANNOTATION_ADDED");
        var content = Map.of("part", "object 7", "pages", "1", "what", "CONTENT_CHANGED");
        var findings = Stream.of(page, next, content)
                .map(facts -> new Finding(Code.CHANGED_LATER, facts))
                .toList();

        assertThat(sheet(findings).verdict()).isEqualTo("文件：签名无效——签名之后显示的内容被改动（第 2–3 页，之后加上的批注；第 1 页，之后改动的页面内容）");
    }

    @Test
    void theReasonOfAVerdictIsNotToBeKnownOnceMore() {
        var findings = List.of(Finding.of(Code.SIGNATURE_INVALID), Finding.of(Code.TIME_CLAIMED));

        assertThat(told(sheet(findings).parts().get(1).rows()))
                .containsExactly("无效：" + WORDS.of(Code.SIGNATURE_INVALID), WORDS.of(Code.TIME_CLAIMED));
    }

    @Test
    void acceptedFormsAreJoinedByTheSignOfTheLanguage() {
        var report = VerificationReport.without("pdf", Finding.of(Code.NOT_SIGNED));
        var origin = new ReportOrigin(
                new ReportOrigin.File("a", 3, "00"),
                null,
                "2026-06-15T12:00:00Z",
                null,
                List.of("RFC5652", "PKCS7_501"),
                List.of(),
                List.of(),
                false,
                "a/1");

        var sheet = ReportSheet.of(ReportDocument.of(report, HolderRules.USUAL).from(origin), WORDS);

        assertThat(told(sheet.parts().get(1).rows())).contains("国际标准形式（RFC 5652）（RFC5652）；SM2 签名，国际标准的写法（PKCS7_501）");
    }

    @Test
    void bytesWithoutANameAreCalledTheDocument() {
        var report = VerificationReport.without("pdf", Finding.of(Code.NOT_SIGNED));
        var file = new ReportOrigin.File("", 3, "00");
        var origin = new ReportOrigin(
                file, null, "2026-06-15T12:00:00Z", null, List.of(), List.of(), List.of(), false, "a/1");

        var sheet = ReportSheet.of(ReportDocument.of(report, HolderRules.USUAL).from(origin), WORDS);

        assertThat(sheet.verdict()).startsWith("文件：");
        assertThat(sheet.parts().get(0).rows().get(0).lines())
                .extracting(ReportSheet.Line::text)
                .containsExactly("3 字节", "SHA-256 00");
    }
}
