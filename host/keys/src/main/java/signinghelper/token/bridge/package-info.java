/**
 * Bridges to native libraries. A library may hang, crash, print and keep global state, so each runs in its own child
 * process. This package has both ends of the pipes between it and the host. The PIN is sent in its own frame, never in
 * a call.
 */
@NullMarked
package signinghelper.token.bridge;

import org.jspecify.annotations.NullMarked;
