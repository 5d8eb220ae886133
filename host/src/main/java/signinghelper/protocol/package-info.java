/** The wire: frames, JSON-RPC messages, error codes. protocol.schema.json is the one source of their shape. */
@NullMarked
package signinghelper.protocol;

import org.jspecify.annotations.NullMarked;
