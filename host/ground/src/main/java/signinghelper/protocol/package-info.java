/**
 * Wire protocol: frames, JSON-RPC messages, error codes. protocol.schema.json is the only definition of their shape.
 */
@NullMarked
package signinghelper.protocol;

import org.jspecify.annotations.NullMarked;
