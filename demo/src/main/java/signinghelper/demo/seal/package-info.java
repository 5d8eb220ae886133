/** The demo's maker of electronic seals. */
@NullMarked
package signinghelper.demo.seal;

import org.jspecify.annotations.NullMarked;
