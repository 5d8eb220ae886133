package signinghelper.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * History as a table (RFC 4180), one line for each document, with the mark by which spreadsheets know UTF-8. A cell that a
 * spreadsheet would take for a formula, or for a number that it rounds, begins with an apostrophe.
 */
public final class HistoryCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** A spreadsheet also looks behind leading blanks, and takes full-width signs for the usual ones. */
    private static final String BEGIN_OF_FORMULA = "(?s)^[\\s\\p{Z}\\p{Cntrl}]*[=+\\-@＝＋－＠].*|(?s)^[\t\r\n].*";

    /** Serial numbers and digests may happen to have no letter but an E. */
    private static final String ROUNDED_NUMBER = "0\\d+|\\d{12,}|\\d+[eE]\\d+";

    private static final List<String> COLUMNS = List.of(
            "时间 time",
            "误差（秒） uncertainty in s",
            "平台 portal",
            "网址 origin",
            "程序自称 client",
            "文件 title",
            "格式 format",
            "指纹算法 digest algorithm",
            "文件指纹 digest",
            "签名人 signer",
            "证书序列号 serial number",
            "颁发者 issuer",
            "编号 id");

    private HistoryCsv() {}

    public static String of(List<HistoryEntry> entries) {
        var lines =
                entries.stream().flatMap(entry -> entry.documents().stream().map(document -> cells(entry, document)));
        return Stream.concat(Stream.of(COLUMNS), lines)
                .map(HistoryCsv::line)
                .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    private static List<String> cells(HistoryEntry entry, HistoryEntry.Document document) {
        return List.of(
                entry.time(),
                String.valueOf(entry.uncertaintySeconds()),
                entry.portal(),
                entry.origin(),
                entry.client(),
                document.title(),
                document.format(),
                document.digestAlgorithm(),
                document.digest(),
                entry.signer().holder(),
                entry.signer().serialNumber(),
                entry.signer().issuer(),
                entry.id());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(HistoryCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var harmless = text.matches(BEGIN_OF_FORMULA) || text.matches(ROUNDED_NUMBER) ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
