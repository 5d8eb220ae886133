package signinghelper.command;

import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.SoftwareKey;

import java.util.Arrays;

/** A host that opens one envelope after the other, tells of each frame, and never lets go what it opened. */
final class OpeningProgram {
    /** Octets of one kind, which are easily found. */
    static final byte MARK = 'x';

    private static final int SIZE = 2 << 20;

    private OpeningProgram() {}

    public static void main(String[] arguments) throws Exception {
        var token = new FakeToken("A");
        var encryption = TestEnvelopes.pair(SoftwareKey.Kind.RSA, token);
        var content = new byte[SIZE];
        Arrays.fill(content, MARK);
        try (var host = new TestHost(new FakeDriver("fake", token))) {
            var page = host.open();
            var envelope = TestEnvelopes.put(page, TestEnvelopes.envelope(content, encryption));
            System.out.println(host.contentFolder());
            for (var number = 1; ; number++) {
                host.prompt().type(FakeToken.PIN);
                TestEnvelopes.again(page, envelope, "open-" + number);
                System.out.println("asked");
                host.reply("open-" + number);
                System.out.println("opened");
            }
        }
    }
}
