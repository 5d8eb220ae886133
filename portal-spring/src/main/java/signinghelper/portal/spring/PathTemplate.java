package signinghelper.portal.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * An endpoint of a filter, which Spring MVC does not know.
 *
 * @param path within the application; it is the {@code uri} of Micrometer's {@code http.server.requests}
 */
record PathTemplate(String path, RequestMatcher matcher) {
    private static final boolean IS_OBSERVED =
            ClassUtils.isPresent("io.micrometer.observation.Observation", PathTemplate.class.getClassLoader());

    /** Tests the request, and names the endpoint to observers. */
    boolean matches(HttpServletRequest request) {
        var isThis = matcher.matches(request);
        if (isThis && IS_OBSERVED) {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(observed -> observed.setPathPattern(path));
        }
        return isThis;
    }
}
