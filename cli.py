from sorama.cli import main  # noqa: D100

if __name__ == "__main__":
    main()
