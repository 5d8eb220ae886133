package signinghelper.testkit.launcher;

import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Text for the user at a terminal: Chinese, English beside it; English alone where the terminal has no Chinese characters.
 *
 * @param out the terminal
 * @param isChinese true when it has Chinese characters
 */
public record Speech(PrintStream out, boolean isChinese) {

    /** Returns the speech on a stream of this process, in the encoding of the system. */
    public static Speech on(PrintStream out) {
        var encoding = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return new Speech(
                new PrintStream(out, true, encoding), encoding.newEncoder().canEncode('签'));
    }

    /** Says one thing in both languages. */
    public void say(String chinese, String english) {
        if (isChinese) {
            out.println(chinese);
        }
        out.println(english);
    }

    /** Says what a value is, and the value. */
    public void tell(String chinese, String english, Object value) {
        out.println((isChinese ? chinese + " (" + english + "): " : english + ": ") + value);
    }
}
