package signinghelper.jnlp;

import signinghelper.installation.Step;

import java.nio.file.Path;

/** Where there is no screen, as in a distribution by script. */
final class NoView implements View {

    @Override
    public void begin(Step step) {}

    @Override
    public boolean failed(Words why, Path log) {
        System.err.println(why.chinese() + "\n" + why.english() + "\n" + log);
        return false;
    }

    @Override
    public boolean hasScreen() {
        return false;
    }
}
