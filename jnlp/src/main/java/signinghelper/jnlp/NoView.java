package signinghelper.jnlp;

import signinghelper.installation.Step;

import java.nio.file.Path;
import java.util.Optional;

/** View without a screen, as in a distribution by script. */
final class NoView implements View {

    @Override
    public void begin(Step step) {}

    @Override
    public boolean failed(Words why, Optional<Path> log) {
        System.err.println(why.chinese() + "\n" + why.english()
                + log.map(file -> "\n" + file).orElse(""));
        return false;
    }

    @Override
    public boolean hasScreen() {
        return false;
    }
}
