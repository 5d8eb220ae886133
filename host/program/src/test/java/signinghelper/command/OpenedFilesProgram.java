package signinghelper.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import signinghelper.app.TestEdges;
import signinghelper.formats.document.CmsForm;
import signinghelper.guidance.Language;
import signinghelper.profile.TestProfile;
import signinghelper.testkit.desktop.WindowProgram;
import signinghelper.testkit.junit.Eventually;
import signinghelper.work.HelperWindow;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Program whose window is opened with files, and then with another one: {@code FOLDER PICTURE}. Needs a display. */
final class OpenedFilesProgram {

    /** Texts of the window after each opening, and the windows that are there at the end. */
    record Shown(List<String> first, List<String> second, int windows) {}

    private OpenedFilesProgram() {}

    public static void main(String[] arguments) {
        WindowProgram.runAndExit(() -> System.out.println(
                new JsonMapper().writeValueAsString(run(Path.of(arguments[0]), Path.of(arguments[1])))));
    }

    private static Shown run(Path folder, Path picture) throws Exception {
        var window = TestHelperWindow.of(
                new TestEdges(folder.resolve("state"), () -> TestProfile.of(CmsForm.PKCS7_501)), folder);
        var files = Stream.of("whole.txt", "gone.p7s", "folder").map(folder::resolve);
        open(window, files.toList());
        var first = textsOnce(texts -> has(texts, "whole.txt") && has(texts, "gone.p7s") && has(texts, "folder"));
        ShownFrame.takePicture(picture);
        open(window, List.of(folder.resolve("other.txt")));
        var second = textsOnce(texts -> has(texts, "other.txt"));
        return new Shown(first, second, ShownFrame.frames().size());
    }

    private static void open(HelperWindow window, List<Path> files) throws Exception {
        window.inspect(Language.CHINESE, files);
    }

    private static boolean has(List<String> texts, String name) {
        return texts.stream().anyMatch(text -> text.contains(name));
    }

    private static List<String> textsOnce(Predicate<List<String>> condition) throws Exception {
        Eventually.until(
                "the files are judged", () -> condition.test(ShownFrame.inEventThread(() -> ShownFrame.texts())));
        return ShownFrame.inEventThread(() -> ShownFrame.texts());
    }
}
