package cluster

import (
	"errors"
	"fmt"
	"path"

	"boomerang/cmd/internal/play"
	"boomerang/sim/remedy"
	"boomerang/sim/result"
)

// A batch over a design may keep its table only. A point then has no folder: its rows lie with those of all
// other points in one store below the folder of the batch, where plans that points have in common lie once.
// The same command finds them there, after a kill as well.

// rowsFolder is where the stores of such a batch lie, one for each shape of rows: points may differ in months.
const rowsFolder = "rows"

// checkTableOnly refuses what needs a folder for every point.
func (b *Batch) checkTableOnly() error {
	switch {
	case !b.TableOnly:
		return nil
	case b.Design == "" && !b.Retry:
		return errors.New("--table-only keeps the table of a design alone: give one with --design")
	case b.O.Daily || b.O.Charts:
		return remedy.Errorf("--table-only keeps no folder for a point that --daily or --charts could write to").
			Hint("leave one of them out; boomerang run FILE -s key=value plays a single point with its folder")
	case b.Engine != here && b.Engine != "":
		return errors.New("--table-only plays here: on a cluster every point has its folder")
	}
	return nil
}

// openStores opens a store for every shape of rows among the lines, before anything is played.
func (b *Batch) openStores() error {
	b.stores = map[result.Shape]*result.Store{}
	if !b.TableOnly {
		return nil
	}
	for i := range b.lines {
		l := &b.lines[i]
		if l.Status == failed || b.stores[l.shape] != nil {
			continue
		}
		below := path.Join(rowsFolder, fmt.Sprintf("%d-%d", l.shape.Measures, l.shape.Series))
		store, err := play.OpenStore(b.T, b.folder, below, l.shape)
		if err != nil {
			return err
		}
		b.stores[l.shape] = store
	}
	return nil
}

// sealStores puts the rows in order.
func (b *Batch) sealStores() (err error) {
	for _, store := range b.stores {
		err = errors.Join(err, store.Seal())
	}
	return err
}
