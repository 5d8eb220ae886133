package signinghelper.verifier.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/** Answers to requests that break HTTP itself and so reach no path: JSON with a code, where Jetty has a page. */
final class FaultsOfHttp implements Request.Handler {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int OF_SERVER = 500;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var code = isOfServer(response.getStatus()) ? ServiceCode.FAILED : ServiceCode.REQUEST_MALFORMED;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        var body = MAPPER.writeValueAsBytes(Refused.of(code, "The request is no usable HTTP."));
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** Another version of HTTP is the caller's fault, whatever its status says. */
    private static boolean isOfServer(int status) {
        return status >= OF_SERVER && status != HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    }
}
