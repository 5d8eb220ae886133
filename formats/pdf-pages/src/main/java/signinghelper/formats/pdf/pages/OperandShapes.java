package signinghelper.formats.pdf.pages;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operands of the operators of content streams (ISO 32000-2, annex A). Of too many operands some programs take the first and some the
 * last; one of another kind some leave out and some take for a zero.
 */
final class OperandShapes {
    /** {@code n} number, {@code s} string, {@code a} array, {@code N} name, {@code p} name or dictionary. */
    private static final Map<String, String> SHAPES = Stream.of(
                    of("", "b", "B", "b*", "B*", "BT", "BX", "EMC", "ET", "EX", "f", "F", "f*", "h"),
                    of("", "n", "q", "Q", "s", "S", "T*", "W", "W*"),
                    of("n", "g", "G", "i", "j", "J", "M", "TL", "Tc", "Tr", "Ts", "Tw", "Tz", "w"),
                    of("nn", "d0", "l", "m", "Td", "TD"),
                    of("nnn", "rg", "RG"),
                    of("nnnn", "k", "K", "re", "v", "y"),
                    of("nnnnnn", "c", "cm", "d1", "Tm"),
                    of("N", "BMC", "cs", "CS", "Do", "gs", "MP", "ri", "sh"),
                    of("Nn", "Tf"),
                    of("Np", "BDC", "DP"),
                    of("a", "TJ"),
                    of("an", "d"),
                    of("nns", "\""),
                    of("s", "'", "Tj"))
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> COLORS = Set.of("sc", "scn", "SC", "SCN");

    private OperandShapes() {}

    private static Map<String, String> of(String shape, String... operators) {
        return Stream.of(operators).collect(Collectors.toMap(operator -> operator, operator -> shape));
    }

    /** Returns true when all programs take these operands alike; an unknown operator has none. */
    static boolean areCommon(String operator, List<COSBase> operands) {
        if (COLORS.contains(operator)) {
            return areColor(operands);
        }
        var shape = SHAPES.get(operator);
        if (shape == null || shape.length() != operands.size()) {
            return false;
        }
        for (var i = 0; i < operands.size(); i++) {
            if (!fits(shape.charAt(i), operands.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char kind, COSBase operand) {
        return switch (kind) {
            case 'n' -> operand instanceof COSNumber;
            case 's' -> operand instanceof COSString;
            case 'a' -> operand instanceof COSArray parts && areStringsOrNumbers(parts);
            case 'N' -> operand instanceof COSName;
            default -> operand instanceof COSName || operand instanceof COSDictionary;
        };
    }

    private static boolean areStringsOrNumbers(COSArray parts) {
        for (var part : parts) {
            if (!(part instanceof COSString || part instanceof COSNumber)) {
                return false;
            }
        }
        return true;
    }

    /** A pattern has its name behind the numbers. */
    private static boolean areColor(List<COSBase> operands) {
        for (var i = 0; i < operands.size(); i++) {
            var isName = i == operands.size() - 1 && operands.get(i) instanceof COSName;
            if (!isName && !(operands.get(i) instanceof COSNumber)) {
                return false;
            }
        }
        return !operands.isEmpty();
    }
}
