module boomerang

go 1.26
