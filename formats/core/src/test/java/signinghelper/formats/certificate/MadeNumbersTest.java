package signinghelper.formats.certificate;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand numbers that are no codes, and a second opinion (Hutool) on those that are. Each run has the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MadeNumbersTest {
    private static final long SEED = 20_261_129;
    private static final int OF_EACH = 2_500;
    private static final int IN_ONE_CERTIFICATE = 100;
    private static final int OF_CODES = 2_000;
    private static final String HEXADECIMAL = "0123456789ABCDEF";
    private static final List<String> CITIES = List.of("111100", "121100", "131100", "511500", "531100");
    private static final String DIGITS = "0123456789";

    private final Random random = new Random(SEED);
    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final TestAuthority.Request request = TestAuthority.request(TestKey.P256.generate());

    @Test
    void yieldNoCode() {
        var numbers = Stream.of(
                        made(() -> (1 + random.nextInt(9)) + some(DIGITS, 18)),
                        made(this::personsNumber),
                        made(() -> some(DIGITS, 20 + random.nextInt(20))),
                        made(() -> some(HEXADECIMAL, 32)))
                .flatMap(kind -> kind)
                .toList();

        assertThat(numbers).hasSize(4 * OF_EACH);
        for (var from = 0; from < numbers.size(); from += IN_ONE_CERTIFICATE) {
            assertThat(codeIn(numbers.subList(from, from + IN_ONE_CERTIFICATE))).isEmpty();
        }
    }

    @Test
    void ofPersonsAreMaskedWhereverAnotherImplementationTakesThemForAPersons() {
        var numbers =
                made(this::personsNumber).filter(IdcardUtil::isValidCard18).toList();

        assertThat(numbers).hasSize(OF_EACH).allMatch(ResidentNumber::isIn);
    }

    @Test
    void codesHaveTheCheckCharacterThatAnotherImplementationGives() {
        var codes = IntStream.range(0, OF_CODES)
                .mapToObj(i -> "91420100" + some(UnifiedCreditCode.ALPHABET, 10))
                .toList();
        var made = codes.stream()
                .map(code -> UnifiedCreditCode.withCheckCharacter(code.substring(0, 17))
                        .value())
                .toList();

        assertThat(codes)
                .allMatch(code ->
                        new UnifiedCreditCode(code).hasRightCheckCharacter() == CreditCodeUtil.isCreditCode(code));
        assertThat(made).allMatch(CreditCodeUtil::isCreditCode);
    }

    private Stream<String> made(Supplier<String> maker) {
        return Stream.generate(maker).limit(OF_EACH);
    }

    private Optional<FoundCreditCode> codeIn(List<String> numbers) {
        var name = new X500NameBuilder();
        numbers.forEach(number -> name.addRDN(BCStyle.CN, number + "@样本@1"));
        return CreditCodeFinder.find(authority.issue(request.subject(name.build())), HolderRules.USUAL);
    }

    private String some(String alphabet, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    /**
     * Returns a number of nobody: its division is a whole city. Its first two characters are given out to organisations
     * too, and the four behind are a division as well.
     */
    private String personsNumber() {
        var born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(30_000));
        var first17 = CITIES.get(random.nextInt(CITIES.size()))
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + some(DIGITS, 3);
        return "0123456789X"
                .chars()
                .mapToObj(check -> first17 + (char) check)
                .filter(IdcardUtil::isValidCard18)
                .findFirst()
                .orElseThrow();
    }
}
