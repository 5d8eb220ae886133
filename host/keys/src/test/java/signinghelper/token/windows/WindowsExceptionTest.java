package signinghelper.token.windows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.protocol.ErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers as winerror.h has them. */
class WindowsExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "80090036, CANCELLED",
        "8010006E, CANCELLED",
        "800704C7, CANCELLED",
        "4C7, CANCELLED",
        "8010006B, PIN_INCORRECT",
        "8010006C, PIN_LOCKED",
        "80100069, TOKEN_REMOVED",
        "80090015, KEY_ABSENT",
        "80090029, KEY_UNSUPPORTED",
        "80090005,", // NTE_BAD_DATA, which is an answer about the octets
        "80090020,", // NTE_FAIL, which may be one
    })
    void whatMayDependOnDecryptedOctetsHasNoCode(String number, ErrorCode code) {
        var failure = new WindowsException("NCryptDecrypt", Integer.parseUnsignedInt(number, 16));

        assertThat(failure.code().orElse(null)).isEqualTo(code);
        assertThat(failure).hasMessageContaining(number.toLowerCase(java.util.Locale.ROOT));
    }
}
