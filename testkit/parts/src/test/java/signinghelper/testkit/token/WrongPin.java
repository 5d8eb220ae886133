package signinghelper.testkit.token;

import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;

import java.nio.file.Path;

/** Program that tries a wrong PIN once after saying so, and ends with 0 if the answer is right. */
final class WrongPin {
    private WrongPin() {}

    public static void main(String[] arguments) {
        var driver = new SoftwareKeyDriver(Path.of(arguments[0]));
        try (var session = driver.open(driver.list().get(0))) {
            System.out.println("trying");
            SoftwareKeyDriverTest.login(session, "654321");
            System.exit(1);
        } catch (Refusal refusal) {
            System.exit(refusal.code() == ErrorCode.PIN_INCORRECT ? 0 : 2);
        }
    }
}
