package signinghelper.history;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.protocol.WireFormat;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HistoryExportFormatTest {
    @TempDir
    Path folder;

    private String exported(String name, String title) throws Exception {
        var file = folder.resolve(name);
        HistoryExportFormat.of(file).orElseThrow().write(List.of(TestHistory.entry("1", title)), file, true);
        return Files.readString(file);
    }

    @Test
    void aTableHasALineForEachDocumentAndTheMarkOfUtf8() throws Exception {
        var lines = exported("h.CSV", "报价 \"第一轮\", 终.pdf").split("\r\n", -1);

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\uFEFF\"时间 time\",");
        assertThat(lines[1]).contains("\"测试平台\",\"https://portal.example\",\"\",\"报价 \"\"第一轮\"\", 终.pdf\",\"pdf\"");
        assertThat(lines[2]).isEmpty();
    }

    /** A title comes from a page, and would run in the spreadsheet of the one who opens the table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "  =1",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "\u00a0=1",
                "\u0000=1",
                "\tx"
            })
    void noCellIsAFormula(String title) throws Exception {
        assertThat(exported("h.csv", title)).contains("\"'" + title + "\"");
    }

    /** LibreOffice makes 1.23456789012346E+019 of such a serial number. */
    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567890", "001", "1e5", "7E20"})
    void noCellIsANumberThatASpreadsheetRounds(String title) throws Exception {
        assertThat(exported("h.csv", title)).contains("\"'" + title + "\"");
    }

    @Test
    void aShortNumberStaysOne() throws Exception {
        assertThat(exported("h.csv", "2026")).contains("\"2026\"");
    }

    @Test
    void jsonHoldsEverythingAndTheReceipt() throws Exception {
        var json = new WireFormat().readTree(exported("h.json", "=1+1"));

        assertThat(json.at("/0/documents/0/title").textValue()).isEqualTo("=1+1");
        assertThat(json.at("/0/receipt").textValue()).isEqualTo("cmVjZWlwdA==");
    }

    @Test
    void anotherEndingHasNoFormatAndAFileIsNotReplacedUnasked() throws Exception {
        var file = Files.writeString(folder.resolve("h.csv"), "mine");

        assertThat(HistoryExportFormat.of(folder.resolve("h.xlsx"))).isEmpty();
        assertThatThrownBy(() -> HistoryExportFormat.CSV.write(List.of(), file, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("mine");
    }
}
