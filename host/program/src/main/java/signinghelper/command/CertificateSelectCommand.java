package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.ChooseCertificate;
import signinghelper.work.Purpose;
import signinghelper.work.Task;

import java.util.Objects;

/** Command that lets the user choose a certificate; the page gets only that certificate. */
public final class CertificateSelectCommand
        implements Command<CertificateSelectCommand.Arguments, CertificateSelectCommand.Result> {

    public record Arguments(Purpose purpose) {
        public Arguments {
            Objects.requireNonNull(purpose);
        }
    }

    /** The certificate's DER in Base64. */
    public record Result(String certificate) {}

    private final ChooseCertificate work;

    public CertificateSelectCommand(ChooseCertificate work) {
        this.work = work;
    }

    @Override
    public Method method() {
        return Method.CERTIFICATE_SELECT;
    }

    @Override
    public Class<Arguments> argumentsType() {
        return Arguments.class;
    }

    @Override
    public Result run(Arguments arguments, Session session, Task task) throws Refusal {
        var chosen = work.choose(arguments.purpose().use(), task);
        return new Result(chosen.toBase64());
    }
}
