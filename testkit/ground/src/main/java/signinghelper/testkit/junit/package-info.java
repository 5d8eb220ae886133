/** Needs of tests on the computer. JUnit is no part of the test kit, so nothing else here uses this package. */
@NullMarked
package signinghelper.testkit.junit;

import org.jspecify.annotations.NullMarked;
