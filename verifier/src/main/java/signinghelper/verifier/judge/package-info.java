/** The portal library's validators and verifiers, as the settings describe them. */
@NullMarked
package signinghelper.verifier.judge;

import org.jspecify.annotations.NullMarked;
