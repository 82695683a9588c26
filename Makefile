.PHONY: check test pin

UV := $(shell command -v uv || echo .uv/bin/uv)

check:        ## everything that must hold before a push
	.ci/run

test:         ## the tests alone
	$(UV) run pytest

pin:          ## write the exact version of every dependency into pyproject.toml
	.ci/pin
