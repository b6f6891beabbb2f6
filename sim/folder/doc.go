// Package folder keeps the files of a result folder: who may write there, when files
// appear, and whether they still are what was written. It knows no result and no
// format but that of its list.
//
// A folder that boomerang writes holds SHA256SUMS, the list of its files: a line a
// file, in the format of sha256sum(1), so that "sha256sum -c SHA256SUMS" checks it
// as well. The list is written last. The SHA-256 of the list itself is the [Folder.Root]
// of the folder: whoever keeps it elsewhere can tell whether anything was altered,
// the list included. Without it the list finds accidents and careless editing, and no
// forgery: who edits a file can edit its line.
//
//	f, err := folder.Take("out/runs/a")     // the gate: new, empty or ours; locked
//	defer f.Close()                         // what is only staged goes away
//	err = f.Put("result.json", data)        // into a temporary file, flushed
//	err = f.Stream("charts/1.svg", write)
//	err = f.Commit()                        // all appear, then the list
//
// Equal runs have equal lists, and so one root: what may differ between them carries its
// own checksum instead ([Folder.PutItself]), and the list only names it.
//
// Between the first file that appears and the list, the list names the files as
// being written: a kill there leaves files that nobody reads and the next writer may
// replace. A file that grows in place, as rows do, is named so from [Folder.Grow] on.
//
// [At] reads only what the list covers. Folders of programs older than the list have
// none; what is read there is told so by [Data.Unlisted], and its reader decides.
//
// # What a folder goes through
//
//	missing ─ Take ─→ empty list ─ Put, Stream ─→ staged (temporary files only)
//	                      ↑                            │ Commit
//	                      │                            ↓
//	                      │            list says "being written"
//	                      │                            │ rename each, remove what goes
//	                      │                            ↓
//	                      └──────────────────── list with the sums
//
// # What a kill leaves, and what the next reader and writer make of it
//
//	killed                         a reader sees              the next Take
//	while a file is staged         the folder as it was       sweeps the temporary file
//	after the list of pending      files "being written"      replaces them
//	between two renames            old and new files, all     replaces them
//	                               "being written"
//	after the last list            the new folder             has nothing to do
//
// No step needs the one after it to be undone, so there is no journal to replay. What
// is promised rests on two properties of the system: a rename within a folder is
// atomic (POSIX rename), and file and folder are safe once fsync has returned for each
// (fsync(2): the entry in the folder wants its own). File systems keep neither order
// nor content of unflushed writes (Pillai et al. 2014, “All file systems are not
// created equal”, OSDI), hence a flush before every rename and after every round of
// them.
//
// # What the list can tell, and what not
//
//	a bit flipped, a file cut off            found: its sum differs
//	a file edited by hand                    found, unless its line is edited too
//	file and line edited alike               found by the root, where that is kept elsewhere
//	a file added                             found: no line names it, and nobody reads it
//	a whole older folder put in its place    found by the root alone
//
// A keyed signature would say who wrote, and would need a key to be kept; the question
// here is whether figures are those that were computed, and a sum answers it without
// any secret.
package folder
