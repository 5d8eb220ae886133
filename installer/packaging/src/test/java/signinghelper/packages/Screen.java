package signinghelper.packages;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** Separate screen with a window manager, and a user at its keyboard. */
final class Screen implements AutoCloseable {
    private static final long DEADLINE_NANOSECONDS = 60_000_000_000L;
    private static final long PAUSE_MILLISECONDS = 50;
    private static final long QUIET_MILLISECONDS = 3000;
    private static final int SIDE = 500;
    private static final int PAINTED = 1;

    private final Process server;
    private final Process manager;
    private final String number;

    /** {@code folder} takes what the window manager writes. */
    Screen(Path folder) throws IOException, InterruptedException {
        this(folder, "1280x800");
    }

    Screen(Path folder, String size) throws IOException, InterruptedException {
        server = new ProcessBuilder(
                        "Xvfb", "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset", "-displayfd", "1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        number = ":" + server.inputReader(StandardCharsets.US_ASCII).readLine();
        var settings = Files.writeString(
                folder.resolve("openbox.xml"),
                "<openbox_config xmlns=\"http://openbox.org/3.4/rc\"><focus><focusNew>yes</focusNew></focus>"
                        + "<theme><name>Clearlooks</name></theme></openbox_config>");
        manager = start("openbox", "--sm-disable", "--config-file", settings.toString());
        awaitManager();
    }

    /** Value of {@code DISPLAY}. */
    String number() {
        return number;
    }

    /** Waits until the window that has the focus has this title. */
    void awaitInFront(String title) throws IOException, InterruptedException {
        await(title, "getactivewindow", "getwindowname");
    }

    /** Photographs all that is seen. */
    void takePicture(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        assertThat(start("import", "-window", "root", file.toString()).waitFor())
                .isZero();
    }

    /** Photographs all that is seen, once the middle has as many colours as text gives it. */
    BufferedImage takePictureOncePainted(Path file) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (true) {
            takePicture(file);
            var picture = ImageIO.read(file.toFile());
            if (middle(picture).distinct().count() > PAINTED) {
                return picture;
            }
            assertThat(System.nanoTime()).as("painted in time").isLessThan(deadline);
        }
    }

    /** Returns the colours in the middle of a picture of the screen, where windows are. */
    static IntStream middle(BufferedImage picture) {
        var part = picture.getSubimage((picture.getWidth() - SIDE) / 2, (picture.getHeight() - SIDE) / 2, SIDE, SIDE);
        return IntStream.of(part.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE));
    }

    /** Returns width and height of the window that has the focus. */
    Dimension sizeInFront() throws IOException {
        var said = ask("getactivewindow", "getwindowgeometry", "--shell");
        var sides = Pattern.compile("WIDTH=([0-9]+)\\sHEIGHT=([0-9]+)").matcher(said);
        assertThat(sides.find()).as(said).isTrue();
        return new Dimension(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
    }

    /**
     * Presses a key until no window has this title: one that has just come may not hear it yet.
     *
     * @param key key in xdotool's notation, e.g. {@code alt+c}
     */
    void pressUntilNone(String key, String title) throws IOException, InterruptedException {
        pressUntilNone(key, title, PAUSE_MILLISECONDS);
    }

    /** Presses a key that a prompt takes only after a pause without keys, until no window has this title. */
    void confirmUntilNone(String key, String title) throws IOException, InterruptedException {
        pressUntilNone(key, title, QUIET_MILLISECONDS);
    }

    private void pressUntilNone(String key, String title, long pause) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (!ask("search", "--onlyvisible", "--name", "^" + title + "$").isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(title + " stays");
            }
            ask("key", key);
            Thread.sleep(pause);
        }
    }

    /** Only a window manager numbers the desktops; without one xdotool prints 0 as well, and fails. */
    private void awaitManager() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        while (start("xdotool", "get_desktop").waitFor() != 0) {
            if (System.nanoTime() > deadline || !manager.isAlive()) {
                throw new AssertionError("no window manager");
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private void await(String answer, String... question) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        var said = ask(question);
        while (!said.equals(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        String.join(" ", question) + ": " + said + ", not " + answer + ", among the windows "
                                + ask("search", "--onlyvisible", "--name", ".", "getwindowname", "%@"));
            }
            Thread.sleep(PAUSE_MILLISECONDS);
            said = ask(question);
        }
    }

    private String ask(String... question) throws IOException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(question));
        var asked = start(command.toArray(String[]::new));
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", number);
        return builder.start();
    }

    @Override
    public void close() {
        manager.destroy();
        manager.onExit().join();
        server.destroy();
        server.onExit().join();
    }
}
