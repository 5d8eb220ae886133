package signinghelper.preview;

import signinghelper.work.JudgingProcess;

import java.io.IOException;
import java.util.Objects;

/** Starter of the process that reads documents, for the judgement of signed ones. */
public record JudgingProgram(PageProgram program) implements JudgingProcess.Starter {
    public JudgingProgram {
        Objects.requireNonNull(program);
    }

    @Override
    public JudgingProcess start() throws IOException {
        return PageProcess.start(program);
    }
}
