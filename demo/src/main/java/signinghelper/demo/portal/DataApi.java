package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** The portal as it starts, again, between two tests of a browser. No real portal has anything like it. */
final class DataApi {
    private final PortalData data;

    DataApi(PortalData data) {
        this.data = data;
    }

    void addTo(RoutesConfig routes) {
        routes.delete("/api/data", this::forget);
    }

    private void forget(Context context) {
        data.forgetAll();
        context.status(HttpStatus.NO_CONTENT);
    }
}
