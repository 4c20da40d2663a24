"""`python -m sorama`."""

from sorama.cli import main

if __name__ == "__main__":
    main()
