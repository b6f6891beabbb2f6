package result

import (
	"errors"

	"boomerang/sim/folder"
)

// kept is a store with the folder that was taken for it.
type kept struct {
	*Store
	of *folder.Folder
}

// openIn takes a folder and opens its store.
func openIn(dir string, shape Shape) (*kept, error) {
	f, err := folder.Take(dir)
	if err != nil {
		return nil, err
	}
	s, err := OpenStore(f, "", shape)
	if err != nil {
		f.Close()
		return nil, err
	}
	return &kept{s, f}, nil
}

func (k *kept) Close() error { return errors.Join(k.Store.Close(), k.of.Close()) }

func (k *kept) Seal() error {
	if err := k.Store.Seal(); err != nil {
		return err
	}
	return errors.Join(k.of.Commit(), k.of.Close())
}
