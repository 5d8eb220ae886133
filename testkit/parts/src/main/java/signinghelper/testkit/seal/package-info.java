/** Maker of electronic seals for tests. */
@NullMarked
package signinghelper.testkit.seal;

import org.jspecify.annotations.NullMarked;
