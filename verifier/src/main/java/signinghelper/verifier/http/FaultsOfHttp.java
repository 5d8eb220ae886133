package signinghelper.verifier.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/** Answers to requests that reach no path, since they break HTTP itself or the service ends: JSON with a code, where Jetty has a page. */
final class FaultsOfHttp implements Request.Handler {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int OF_SERVER = 500;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var code = code(response.getStatus());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        var isOfHttp = code == ServiceCode.REQUEST_MALFORMED;
        var body = MAPPER.writeValueAsBytes(
                Refused.of(code, isOfHttp ? "The request is no usable HTTP." : code.sentence()));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** Another version of HTTP is the caller's fault, whatever its status says. */
    private static ServiceCode code(int status) {
        return switch (status) {
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> ServiceCode.BUSY;
            case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> ServiceCode.REQUEST_MALFORMED;
            default -> status < OF_SERVER ? ServiceCode.REQUEST_MALFORMED : ServiceCode.FAILED;
        };
    }
}
