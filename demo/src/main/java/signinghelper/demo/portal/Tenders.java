package signinghelper.demo.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;

/** Tenders of the portal, and who asks about them. Called by many threads. */
final class Tenders {
    private static final int MOST = 1000;

    private final Sessions sessions;
    private final Cache<String, Tender> tenders =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Tenders(Sessions sessions) {
        this.sessions = sessions;
    }

    void add(Tender tender) {
        tenders.put(tender.id(), tender);
    }

    void forgetAll() {
        tenders.invalidateAll();
    }

    /** Returns the tender that the address names. */
    Tender named(Context context) {
        var tender = tenders.getIfPresent(context.pathParam("id"));
        if (tender == null) {
            throw new NotFoundResponse("没有这个项目。");
        }
        return tender;
    }

    /** Returns the account that is logged in, to which a certificate is bound. */
    RegisteredAccount supplier(Context context) {
        return sessions.account(context)
                .filter(account -> account.certificate() != null)
                .orElseThrow(() -> new UnauthorizedResponse("请先登录并绑定 CA。"));
    }

    /** Returns the tender that the address names, to the account that made it and to no other. */
    Tender ownNamed(Context context) {
        var account = supplier(context);
        var tender = named(context);
        if (!tender.isMadeBy(account.userName())) {
            throw new ForbiddenResponse("只有新建这个项目的账号可以这样做。");
        }
        return tender;
    }

    /** Returns the bid of that account, and of no other. */
    Bid bid(Context context, RegisteredAccount supplier) {
        return named(context).bid(supplier.userName()).orElseThrow(() -> new NotFoundResponse("还没有投标。"));
    }
}
