/**
 * The parameters of RunTask, under the API's own names: in run requests, in CloudTrail's records and as they are
 * stored.
 */
@NullMarked
package dev.lifeline.controller.runtask;

import org.jspecify.annotations.NullMarked;
