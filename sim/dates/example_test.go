package dates_test

import (
	"fmt"

	"boomerang/sim/dates"
)

// A scenario that starts on the last day of January has every month once.
func ExampleDate_AfterMonths() {
	start, _ := dates.Parse("2024-01-31")
	for k := range 5 {
		fmt.Println(k, start.AfterMonths(k), start.AfterMonths(k).Label())
	}
	// Output:
	// 0 2024-01-31 Jan 2024
	// 1 2024-02-29 Feb 2024
	// 2 2024-03-31 Mar 2024
	// 3 2024-04-30 Apr 2024
	// 4 2024-05-31 May 2024
}

func ExampleDate_MonthOf() {
	start, _ := dates.Parse("2024-01-31")
	for _, day := range []int{-1, 0, 28, 29, 40, 60} {
		fmt.Println(day, start.Plus(day), "is in month", start.MonthOf(day))
	}
	// Output:
	// -1 2024-01-30 is in month -1
	// 0 2024-01-31 is in month 0
	// 28 2024-02-28 is in month 0
	// 29 2024-02-29 is in month 1
	// 40 2024-03-11 is in month 1
	// 60 2024-03-31 is in month 2
}

func ExampleDate_Clock() {
	start, _ := dates.Parse("2024-02-28")
	fmt.Println(start.Clock(1505.7))
	fmt.Println(start.Clock(-.5))
	// Output:
	// 2024-02-29 01:05
	// 2024-02-27 23:59
}
