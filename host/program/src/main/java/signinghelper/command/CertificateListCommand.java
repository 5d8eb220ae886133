package signinghelper.command;

import signinghelper.protocol.Method;
import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.ListCertificates;
import signinghelper.work.Task;

import java.util.List;

/**
 * Command that lists the certificates on the U-Keys, each usable or with the reason why not. Only for origins with this
 * capability.
 */
public final class CertificateListCommand implements Command<NoArguments, CertificateListCommand.Result> {

    /** Result, {@code CertificateListResult} in the schema. */
    public record Result(List<ListCertificates.Entry> certificates, List<ListCertificates.Fault> faults) {}

    private final ListCertificates work;

    public CertificateListCommand(ListCertificates work) {
        this.work = work;
    }

    @Override
    public Method method() {
        return Method.CERTIFICATE_LIST;
    }

    @Override
    public Class<NoArguments> argumentsType() {
        return NoArguments.class;
    }

    @Override
    public Result run(NoArguments arguments, Session session, Task task) throws Refusal {
        var listed = work.list();
        return new Result(listed.certificates(), listed.faults());
    }
}
