/** The rules by which the service reads JSON, its settings and its requests alike. */
@NullMarked
package signinghelper.verifier.json;

import org.jspecify.annotations.NullMarked;
