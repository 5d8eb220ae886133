package signinghelper.command;

import signinghelper.protocol.Refusal;
import signinghelper.session.Session;
import signinghelper.work.News;

/** Messages about a request to its page. */
final class RequestNews implements News.Listener {
    private final Answers answers;
    private final ResultDelivery delivery;
    private final Session session;
    private final String requestId;

    RequestNews(Answers answers, ResultDelivery delivery, Session session, String requestId) {
        this.answers = answers;
        this.delivery = delivery;
        this.session = session;
        this.requestId = requestId;
    }

    @Override
    public void hear(News news) throws Refusal {
        if (news instanceof News.Progress progress) {
            answers.progress(session, requestId, progress.stage());
        } else if (news instanceof News.DocumentReady ready) {
            delivery.deliver(session, requestId, ready.index(), ready.document());
        } else if (news instanceof News.DocumentEncrypted encrypted) {
            delivery.deliver(session, requestId, encrypted.index(), encrypted.document());
        } else if (news instanceof News.EnvelopeOpened told) {
            delivery.deliver(session, requestId, told.index(), told.opened());
        } else if (news instanceof News.Found found) {
            answers.finding(session, requestId, found.finding());
        }
    }
}
