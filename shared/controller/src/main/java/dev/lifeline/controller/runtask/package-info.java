/**
 * What ECS's RunTask is asked for, under the API's own names: in requests, in records of others, and as it is stored.
 */
@NullMarked
package dev.lifeline.controller.runtask;

import org.jspecify.annotations.NullMarked;
