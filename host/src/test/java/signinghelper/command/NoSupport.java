package signinghelper.command;

import signinghelper.prompt.SupportWork;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.session.Cancellation;
import signinghelper.support.SupportBundle;
import signinghelper.support.SupportChoice;
import signinghelper.support.SupportMaterial;
import signinghelper.support.SupportReport;

/** For windows of which no support bundle is asked. */
final class NoSupport implements SupportWork {
    @Override
    public SupportMaterial gather(Cancellation cancellation) throws Refusal {
        throw Refusal.of(ErrorCode.ABORTED);
    }

    @Override
    public SupportReport report(SupportMaterial material, SupportChoice choice) {
        throw new AssertionError();
    }

    @Override
    public SupportBundle bundle(SupportReport report) {
        throw new AssertionError();
    }
}
