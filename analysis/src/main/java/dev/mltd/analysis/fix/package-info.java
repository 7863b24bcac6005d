/**
 * What to change, as data: a fix, a plan of arms and seeds within a budget, and the trainings it
 * asks for, each with the id under which it is kept. The planner decides what is tried; nothing
 * here trains or judges.
 */
package dev.mltd.analysis.fix;
