// Package sim is the engine: a future-event list, a clock and keyed fates.
// It knows no desk.
package sim
