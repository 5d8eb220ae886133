/**
 * Native libraries hang, crash, print and keep global state. So each lives in a child process of its own; here are both
 * ends of the pipes between it and the host. The PIN travels in a frame of its own, never in JSON.
 */
@NullMarked
package signinghelper.token.bridge;

import org.jspecify.annotations.NullMarked;
