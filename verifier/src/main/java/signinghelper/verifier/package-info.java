/** The portal library behind HTTP, for portals in any language. */
@NullMarked
package signinghelper.verifier;

import org.jspecify.annotations.NullMarked;
