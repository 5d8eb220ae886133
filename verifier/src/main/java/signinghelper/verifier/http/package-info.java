/** The addresses of the service, and who may ask there. */
@NullMarked
package signinghelper.verifier.http;

import org.jspecify.annotations.NullMarked;
