package export

import (
	"context"
	"slices"
	"strings"

	"boomerang/sim/remedy"
)

// A table of counts whose column of counts has a name nobody knows would pass for tickets, one a row: 365 a year
// of a table by days, whatever it counts. It gives itself away by its times.
const (
	fewestTimes = 20 // different times before their order means something
	mostEven    = .9 // share of times with as many rows as most
	mostStep    = .6 // share of steps between times as long as most
)

// unnamedCounts refuses rows without a number of the ticket that stand at even steps of time, as many at each, beside
// a column of numbers that is read as nothing.
func (r *reader) unnamedCounts(ctx context.Context) error {
	if r.Has(Calls) || r.Has(Ticket) || r.Has(Customer) || r.options.Columns[Calls] != "" || r.irregular() {
		return nil
	}
	var unread []string
	for at, c := range r.contents {
		if c.filled > 0 && c.most(c.numbers) && !r.taken(at) {
			unread = append(unread, quoted(r.header[at]))
		}
	}
	if len(unread) == 0 {
		return nil
	}
	rows := map[int64]int{}
	err := r.source.sampled(ctx, looked, func(row []string, line int) {
		if m, ok := parse(r.cell(row, Opened), r.dates); ok {
			if r.place(Clock) >= 0 {
				clock, _ := clockOrHour(r.cell(row, Clock), r.contents[r.at[Clock]].inFigures())
				m.minute += int64(clock)
			}
			rows[m.minute]++
		}
	})
	if err != nil || !evenSteps(rows) {
		return err
	}
	return remedy.Errorf("rows stand at even steps of time, as many at each, without a number of the ticket: a row "+
		"is no ticket but counts some, and no column has a known name of a count (%s)", strings.Join(unread, ", ")).
		Hint("name the column of counts by --calls, several of them added up in one; --calls - says that each row " +
			"is a ticket")
}

// evenSteps reports whether times are mostly one step apart and have as many rows each.
func evenSteps(rows map[int64]int) bool {
	if len(rows) < fewestTimes {
		return false
	}
	times := make([]int64, 0, len(rows))
	sizes, steps := map[int]int{}, map[int64]int{}
	for at, n := range rows {
		times = append(times, at)
		sizes[n]++
	}
	slices.Sort(times)
	for i := 1; i < len(times); i++ {
		steps[times[i]-times[i-1]]++
	}
	even, step := 0, 0
	for _, n := range sizes {
		even = max(even, n)
	}
	for _, n := range steps {
		step = max(step, n)
	}
	return float64(even) >= mostEven*float64(len(times)) && float64(step) >= mostStep*float64(len(times)-1)
}

// totals are words of a row that adds others up.
var totals = func() map[string]bool {
	known := map[string]bool{}
	for _, word := range strings.Split("total,totals,grand total,subtotal,sub-total,sum,all,overall,summe,gesamt,"+
		"gesamtsumme,gesamtergebnis,zwischensumme,insgesamt,alle,somme,sous-total,tous,toutes,total general,todos,"+
		"todas,suma,soma,subtotale,totale,tutti,totaal,totaux,総計,合計,小計,全体,总计,合计,小计", ",") {
		known[folded(word)] = true
	}
	return known
}()

// isTotal reports whether a cell names a row that adds others up: Total, Summe, Monthly total, Total 2024.
func isTotal(cell string) bool {
	word := strings.TrimSuffix(folded(strings.Join(strings.Fields(cell), " ")), ":")
	return totals[word] || strings.HasSuffix(word, " total") || strings.HasPrefix(word, "total ")
}

// totalColumns finds the columns of words, beside those that are read, that name totals in some rows of counts and
// something else in others.
func (r *reader) totalColumns() {
	if !r.Has(Calls) {
		return
	}
	for at, c := range r.contents {
		if c.filled == 0 || c.most(c.numbers) || c.dated() {
			continue
		}
		sums := 0
		for cell := range c.different {
			sums += truth(isTotal(cell))
		}
		if sums > 0 && sums < len(c.different) {
			r.summed = append(r.summed, at)
		}
	}
}

// sumOfOthers says of a row that adds others up that it does.
const sumOfOthers = "the row adds others up (Total): those are counted"

// addsUp reports whether a row does.
func (r *reader) addsUp(row []string) bool {
	return slices.ContainsFunc(r.summed, func(at int) bool { return isTotal(row[at]) })
}
