package signinghelper.formats.certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNumericString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.DERVisibleString;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreditCodeFinderTest {
    private static final String CODE = "914201007071167872";
    private static final String OTHER_CODE = "914201007713589677";
    private static final String WRONG_CHECK_DIGIT = "91350211M0000XUF46";
    private static final String RESIDENT_NUMBER = "420106199001011234";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final KeyPair holder = TestKey.P256.generate();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.156.10260.4.1.4",
                "1.2.156.10260.4.4",
                "1.2.156.10260.4.4.4",
                "1.2.86.11.7.4",
                "1.2.156.1.8888.148",
                "2.4.16.11.7.3"
            })
    void findsItInEachExtensionAndSaysInWhich(String place) {
        assertThat(find(extension(request(), place, new DERUTF8String(CODE)))).contains(found(CODE, place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.4.5", "2.5.4.11", "2.5.4.97", "2.5.4.12", "0.9.2342.19200300.100.1.1"})
    void findsItInEachAttributeOfTheSubject(String place) {
        var name = new X500NameBuilder()
                .addRDN(BCStyle.O, "测试有限公司")
                .addRDN(new ASN1ObjectIdentifier(place), CODE)
                .build();

        assertThat(find(request().subject(name))).contains(found(CODE, place));
    }

    @Test
    void prefersThePlaceThatIsMadeForIt() {
        var name = new X500NameBuilder().addRDN(BCStyle.OU, OTHER_CODE).build();
        var both = extension(request().subject(name), "1.2.86.11.7.4", new DERUTF8String(OTHER_CODE));

        assertThat(find(extension(both, "1.2.156.10260.4.1.4", new DERUTF8String(CODE))))
                .contains(found(CODE, "1.2.156.10260.4.1.4"));
    }

    @Test
    void goesOnWhereAPlaceHoldsSomethingElse() {
        var request = extension(request(), "1.2.156.10260.4.1.4", new DERUTF8String("70711678-7"));

        assertThat(find(extension(request, "2.4.16.11.7.3", new DERUTF8String(CODE))))
                .contains(found(CODE, "2.4.16.11.7.3"));
    }

    @Test
    void readsAnyKindOfStringTaggedOrNot() {
        for (var value : List.<ASN1Encodable>of(
                new DERUTF8String(CODE),
                new DERPrintableString(CODE),
                new DERIA5String(CODE),
                new DERVisibleString(CODE),
                new DERNumericString(CODE),
                new DERT61String(CODE),
                new DERBMPString(CODE),
                new DERUniversalString(CODE.getBytes(Charset.forName("UTF-32BE"))),
                new DEROctetString(CODE.getBytes(StandardCharsets.US_ASCII)),
                new DERTaggedObject(true, 0, new DERUTF8String(CODE)),
                new DERTaggedObject(false, 0, new DERUTF8String(CODE)),
                new DERTaggedObject(true, 4, new DERPrintableString("USCC:" + CODE)))) {
            assertThat(find(extension(request(), "1.2.156.10260.4.1.4", value)))
                    .as(value.getClass().getSimpleName())
                    .isPresent()
                    .get()
                    .extracting(found -> found.code().value())
                    .asString()
                    .startsWith("91420100");
        }
    }

    @ParameterizedTest
    @CsvSource({
        CODE + ", " + CODE,
        "USCC=" + CODE + ";, " + CODE,
        "JJ" + CODE + ", " + CODE,
        "1@5006" + CODE + ", " + CODE,
        "91350100m000100y43, 91350100M000100Y43",
        WRONG_CHECK_DIGIT + ", " + WRONG_CHECK_DIGIT,
        "a " + WRONG_CHECK_DIGIT + " b, " + WRONG_CHECK_DIGIT,
        "N" + CODE + "B, " + CODE,
        "JJ" + WRONG_CHECK_DIGIT + ";ZJ" + CODE + ", " + CODE,
    })
    void searchesTheBareCharacters(String text, String expected) {
        assertThat(find(bare(text))).map(FoundCreditCode::code).contains(new UnifiedCreditCode(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "70711678-7",
                "91420100123456789I",
                "JJ91350211M0000XUG46",
                "JJ" + WRONG_CHECK_DIGIT,
                "1@500691350211M0000XUF46X",
                "1" + CODE,
                CODE + "1",
                "1784487746958700545@",
                "1305442235587960832@",
                "500109199988888888",
                "515101200001014694",
                "914201007071167812",
                RESIDENT_NUMBER,
                "SF" + RESIDENT_NUMBER,
                "A4201111990010691571",
                "42010619900101123X"
            })
    void findsNoneInOtherTextsAndNeverTakesAResidentsNumberForOne(String text) {
        assertThat(find(bare(text))).isEmpty();
    }

    private TestAuthority.Request request() {
        return TestAuthority.request(holder);
    }

    private static TestAuthority.Request extension(TestAuthority.Request request, String place, ASN1Encodable value) {
        return request.extension(new ASN1ObjectIdentifier(place), false, value);
    }

    private TestAuthority.Request bare(String text) {
        return request()
                .extension(new ASN1ObjectIdentifier("1.2.156.10260.4.1.4"), text.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<FoundCreditCode> find(TestAuthority.Request request) {
        return CreditCodeFinder.find(authority.issue(request), HolderRules.USUAL);
    }

    private static FoundCreditCode found(String code, String place) {
        return new FoundCreditCode(new UnifiedCreditCode(code), place);
    }
}
